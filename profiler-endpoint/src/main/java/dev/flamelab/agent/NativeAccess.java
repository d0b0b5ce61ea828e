package dev.flamelab.agent;

import java.lang.reflect.Method;

/**
 * Allows the modules of the {@link Enclosure} to load native code. The public method for it prints a warning unless the
 * caller is allowed already, which a program without options is not; the one below it does not ask. The package of
 * both has been opened to this module.
 */
final class NativeAccess {
    private NativeAccess() {}

    static void allow(ModuleLayer layer) throws ReflectiveOperationException {
        Method enable;
        try {
            enable = Module.class.getDeclaredMethod("implAddEnableNativeAccess");
        } catch (NoSuchMethodException e) {
            // In a Java to come: its warning is true then, and harms nobody.
            return;
        }
        enable.setAccessible(true);
        for (Module module : layer.modules()) {
            enable.invoke(module);
        }
    }
}
