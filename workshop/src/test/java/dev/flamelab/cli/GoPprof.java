package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The real {@code go tool pprof}, asked several things at a time: used where it is, required where CI says so. */
final class GoPprof implements AutoCloseable {
    private static final int AT_A_TIME = 2;

    private final ExecutorService askers = Executors.newFixedThreadPool(AT_A_TIME);
    private final Path home;
    private final String tool;

    private GoPprof(Path home, String tool) {
        this.home = home;
        this.tool = tool;
    }

    /** Finds it; what it writes by itself goes into {@code home}. */
    static GoPprof in(Path home) throws IOException, InterruptedException {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "go")));
        if (!installed) {
            assertThat(System.getenv("CI")).as("CI needs Go").isNotEqualTo("true");
        }
        assumeTrue(installed, "Go is not installed");
        // The tool itself, for go tool takes as long to start it as it takes to answer.
        Process where = new ProcessBuilder("go", "tool", "-n", "pprof").start();
        where.getOutputStream().close();
        String tool = new String(where.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(where.waitFor()).as("go tool -n pprof").isZero();
        return new GoPprof(home, tool);
    }

    CompletableFuture<Typed> ask(Question question) {
        return CompletableFuture.supplyAsync(
                () -> question.saved() ? saved(question) : answer(question.arguments(), question.typed()), askers);
    }

    private Typed saved(Question question) {
        try {
            Path file = Files.createTempFile(home, "theirs", ".pb.gz");
            Typed typed = answer(question.arguments("-output=" + file), "");
            String raw = typed.exitCode() == 0 ? raw(file) : "";
            return new Typed(typed.exitCode(), raw, typed.err().replaceAll("(?m)^Generating report in .*\n", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says of a profile that was saved. */
    String raw(Path profile) {
        return answer(List.of("-raw", "-symbolize=none", profile.toString()), "")
                .out();
    }

    Typed answer(List<String> arguments, String typed) {
        List<String> command = new ArrayList<>(List.of(tool));
        command.addAll(arguments);
        try {
            Path err = Files.createTempFile(home, "err", "");
            var builder = new ProcessBuilder(command).redirectError(err.toFile());
            builder.environment().put("TZ", TimeZone.getDefault().getID());
            builder.environment().put("HOME", home.toString());
            builder.environment().put("PPROF_TMPDIR", home.toString());
            builder.environment().remove("XDG_CONFIG_HOME");
            Process process = builder.start();
            try (var in = process.getOutputStream()) {
                in.write(typed.getBytes(StandardCharsets.UTF_8));
            }
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Typed(process.waitFor(), out, Files.readString(err));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(command + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        askers.shutdownNow();
    }
}
