package dev.flamelab.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A module layer for everything the agent brings, so that neither it nor the program sees the other's classes, services
 * and loggers. Its jar is on the program's class path, but there its packages have names that nobody asks for.
 *
 * <p>The module may load native code: the program need not be told to allow that, and its own code is not allowed more
 * than before.
 */
final class Enclosure {
    private static final String MODULE = "dev.flamelab.agent";
    private static final String PROFILER_CLASS = "one/profiler/AsyncProfiler.class";

    /** Where the JVM's diagnostic commands are: asked for as a bean, they would start the program's logging. */
    private static final String COMMANDS = "com.sun.management.internal";

    /** The Java version from which on native code has to be allowed; 24 and newer print a warning otherwise. */
    private static final int ASKED_FOR_NATIVE_ACCESS = 22;

    private final Module own;

    private Enclosure(Module own) {
        this.own = own;
    }

    static Enclosure open(Instrumentation jvm) throws ReflectiveOperationException, IOException {
        ModuleFinder finder = ModuleFinder.of(ownJar());
        ClassLoader parent = ClassLoader.getPlatformClassLoader();
        if (isBroughtByTheProgram(PROFILER_CLASS)) {
            // Two copies of its native code would take each other's signals; one refuses whom it does not work for.
            parent = new ProgramsProfiler(parent);
        } else {
            finder = ModuleFinder.compose(finder, NestedProfiler.read());
        }
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration()
                .resolve(
                        finder,
                        ModuleFinder.of(),
                        finder.findAll().stream()
                                .map(module -> module.descriptor().name())
                                .toList());
        ModuleLayer layer = ModuleLayer.defineModulesWithOneLoader(configuration, List.of(boot), parent)
                .layer();
        var enclosure = new Enclosure(layer.findModule(MODULE).orElseThrow());
        boot.findModule("jdk.management").ifPresent(management -> enclosure.see(management, COMMANDS, jvm));
        if (Runtime.version().feature() >= ASKED_FOR_NATIVE_ACCESS) {
            enclosure.see(Object.class.getModule(), Object.class.getPackageName(), jvm);
            enclosure.inside("NativeAccess", "allow", ModuleLayer.class).invoke(null, layer);
        }
        return enclosure;
    }

    /** Calls {@link Inside#serve}. */
    String serve(String options) throws ReflectiveOperationException {
        Thread.currentThread().setContextClassLoader(own.getClassLoader());
        return (String) inside("Inside", "serve", String.class).invoke(null, options);
    }

    /** Opens a package to the module in here, and to nobody else. */
    private void see(Module module, String opened, Instrumentation jvm) {
        Map<String, Set<Module>> opens = Map.of(opened, Set.of(own));
        jvm.redefineModule(module, Set.of(), Map.of(), opens, Set.of(), Map.of());
    }

    private Method inside(String type, String method, Class<?> parameter) throws ReflectiveOperationException {
        Method found = own.getClassLoader().loadClass(MODULE + "." + type).getDeclaredMethod(method, parameter);
        found.setAccessible(true);
        return found;
    }

    private static boolean isBroughtByTheProgram(String resource) throws IOException {
        return !Collections.list(ClassLoader.getSystemClassLoader().getResources(resource))
                .isEmpty();
    }

    static Path ownJar() {
        URL jar = Agent.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            return Path.of(jar.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The agent's jar is at " + jar + ", which is no file.", e);
        }
    }

    /** Has the program's own async-profiler found, and nothing else of the program. */
    private static final class ProgramsProfiler extends ClassLoader {
        ProgramsProfiler(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("one.profiler.")) {
                return getSystemClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
