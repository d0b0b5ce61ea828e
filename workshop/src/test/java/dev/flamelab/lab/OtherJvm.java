package dev.flamelab.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM beside that of the tests, with their class path. */
public final class OtherJvm {
    private OtherJvm() {}

    /** What starts the main method of a class. */
    static ProcessBuilder of(Class<?> program, String... arguments) {
        return of(List.of(), program, List.of(arguments));
    }

    /** All that the main method of a class says before it ends, in a JVM with these flags. */
    public static String said(List<String> flags, Class<?> program, List<String> arguments)
            throws IOException, InterruptedException {
        var process = of(flags, program, arguments).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static ProcessBuilder of(List<String> flags, Class<?> program, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        // of which the JVM would tell us on stderr
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder;
    }
}
