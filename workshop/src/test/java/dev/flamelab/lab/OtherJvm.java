package dev.flamelab.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM beside that of the tests, with their class path. */
final class OtherJvm {
    private OtherJvm() {}

    /** What starts the main method of a class. */
    static ProcessBuilder of(Class<?> program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        // of which the JVM would tell us on stderr
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder;
    }
}
