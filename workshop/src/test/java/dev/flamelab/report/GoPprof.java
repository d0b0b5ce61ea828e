package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flamelab.RealDumps;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The real {@code go tool pprof} and real profiles: used where they are, required where CI says so. */
public final class GoPprof {
    private static String tool;

    private GoPprof() {}

    /** What it prints to stdout, with its clock in UTC. */
    public static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(tool()));
        command.addAll(List.of(arguments));
        return printed(command);
    }

    /** The program that {@code go tool pprof} starts: started by itself it answers in a few milliseconds. */
    private static synchronized String tool() throws IOException, InterruptedException {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "go")));
        if (!installed) {
            assertThat(System.getenv("CI")).as("CI needs Go").isNotEqualTo("true");
        }
        assumeTrue(installed, "Go is not installed");
        if (tool == null) {
            tool = printed(List.of("go", "tool", "-n", "pprof")).strip();
        }
        return tool;
    }

    /** What its shell prints to stdout for a script. */
    public static String piped(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(tool()));
        command.addAll(List.of(arguments));
        return printed(command, script);
    }

    /** Any real profile. */
    public static Path anyDump() throws IOException {
        return RealDumps.all().get(0);
    }

    private static String printed(List<String> command) throws IOException, InterruptedException {
        return printed(command, "");
    }

    private static String printed(List<String> command, String input) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TZ", "UTC");
        Process process = builder.start();
        try (var script = process.getOutputStream()) {
            script.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
