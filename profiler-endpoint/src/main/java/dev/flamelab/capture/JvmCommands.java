package dev.flamelab.capture;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.ObjectName;

/** The JVM's diagnostic commands, those of {@code jcmd}. */
final class JvmCommands {
    private static final String NAME = "com.sun.management:type=DiagnosticCommand";
    private static final String IMPLEMENTATION = "com.sun.management.internal.DiagnosticCommandImpl";
    private static final String[] SIGNATURE = {String[].class.getName()};

    private JvmCommands() {}

    /** @return what the JVM says */
    static String run(String command, String... arguments) throws JMException {
        Object[] parameters = {arguments};
        DynamicMBean commands = commands();
        return String.valueOf(
                commands == null
                        ? ManagementFactory.getPlatformMBeanServer()
                                .invoke(new ObjectName(NAME), command, parameters, SIGNATURE)
                        : commands.invoke(command, parameters, SIGNATURE));
    }

    /**
     * Without the server for such beans, which an application may want to replace, and which starts the logging of the
     * JVM, as it may too. Null where the module has not been opened to this code, as the agent has it done: then the
     * application has begun, and has had its chance.
     */
    private static DynamicMBean commands() {
        try {
            Method get = Class.forName(IMPLEMENTATION).getDeclaredMethod("getDiagnosticCommandMBean");
            get.setAccessible(true);
            DynamicMBean commands = (DynamicMBean) get.invoke(null);
            // It learns its commands when it is asked for them.
            commands.getMBeanInfo();
            return commands;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}
