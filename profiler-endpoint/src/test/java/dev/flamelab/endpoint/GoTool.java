package dev.flamelab.endpoint;

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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real {@code go tool pprof} with a home of its own: used where it is installed, required where CI says so. */
public final class GoTool {
    private final Path home;

    public GoTool(Path home) {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "go")));
        assumeTrue(installed || "true".equals(System.getenv("CI")), "Go is not installed");
        this.home = home;
    }

    public record Run(int status, String printed, List<String> errors) {
        /** What it says besides that it fetches and saves. */
        public List<String> warnings() {
            return errors.stream()
                    .filter(line -> !line.isEmpty()
                            && !line.startsWith("Fetching profile over HTTP from ")
                            && !line.startsWith("Saved profile in ")
                            && !line.startsWith("Please wait... (")
                            && !line.startsWith("Generating report in "))
                    .toList();
        }
    }

    /** Symbols are looked for as by default: nothing must be missing. */
    public Run pprof(String... arguments) {
        // By itself it gives a window of a second six and a half, which is little on a busy machine.
        List<String> command = new ArrayList<>(List.of("go", "tool", "pprof", "-timeout=60"));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile(home, "run", ".out");
            Path err = Files.createTempFile(home, "run", ".err");
            var builder = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("HOME", home.toString());
            builder.environment().put("PPROF_TMPDIR", home.toString());
            Process process = builder.start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            String errors = Files.readString(err, StandardCharsets.UTF_8);
            return new Run(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    errors.isEmpty() ? List.of() : List.of(errors.split("\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The files that it has saved of what it fetched, in the order of their numbers. */
    List<Path> saved(String pattern) throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList();
        }
    }
}
