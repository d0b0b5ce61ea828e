package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flamelab.capture.Invariants;
import dev.flamelab.pprof.ProfileReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real {@code go tool pprof} as a client: used where it is installed, required where CI says so. */
class GoToolTest {
    private static volatile boolean working;
    private static volatile double sink;

    @TempDir
    private Path home;

    private TestEndpoint endpoint;
    private Thread worker;

    @BeforeEach
    void open() {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "go")));
        assumeTrue(installed || "true".equals(System.getenv("CI")), "Go is not installed");
        endpoint = TestEndpoint.open();
        working = true;
        worker = new Thread(GoToolTest::work, "worker");
        worker.start();
    }

    @AfterEach
    void close() throws Exception {
        if (endpoint != null) {
            working = false;
            worker.join();
            endpoint.close();
        }
    }

    @Test
    void opensTheUrlWithoutAWarning() throws Exception {
        Run run = pprof("-top", url("profile?seconds=1"));
        assertThat(run.printed()).contains("File: test", "Type: cpu", "GoToolTest.work");
        assertThat(run.errors())
                .allMatch(line -> line.startsWith("Fetching profile over HTTP from ")
                        || line.startsWith("Saved profile in ")
                        || line.isEmpty());
        assertThat(run.status()).isZero();
    }

    @Test
    void opensTheSavedFileWithoutAWarning() throws Exception {
        pprof("-top", url("profile?seconds=1"));
        List<Path> saved = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home, "pprof.test.samples.cpu.*.pb.gz")) {
            files.forEach(saved::add);
        }
        assertThat(saved).hasSize(1);
        Invariants.hold(ProfileReader.read(Files.readAllBytes(saved.get(0))), "test");
        Run run = pprof("-top", saved.get(0).toString());
        assertThat(run.printed()).contains("GoToolTest.work");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void writesItAgain() throws Exception {
        Path again = home.resolve("again.pb.gz");
        Run run = pprof("-proto", "-output=" + again, url("profile?seconds=1"));
        assertThat(run.status()).isZero();
        Invariants.hold(ProfileReader.read(Files.readAllBytes(again)), "test");
    }

    @Test
    void showsTheSentenceOfARefusal() throws Exception {
        Run run = pprof("-top", url("nosuch"));
        assertThat(run.status()).isNotZero();
        assertThat(run.errors()).anyMatch(line -> line.endsWith("404 Not Found - Unknown profile"));
    }

    @Test
    void listsLinesOfTheSource() throws Exception {
        Run run = pprof("-list=GoToolTest.work", "-source_path=src/test/java", url("profile?seconds=1"));
        assertThat(run.printed()).contains("ROUTINE ", "sink = Math.sqrt(sink + 1);");
    }

    private record Run(int status, String printed, List<String> errors) {}

    /** Symbols are looked for as by default: nothing must be missing. */
    private Run pprof(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("go", "tool", "pprof"));
        command.addAll(List.of(arguments));
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("PPROF_TMPDIR", home.toString());
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String errors = Files.readString(err, StandardCharsets.UTF_8);
        return new Run(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                errors.isEmpty() ? List.of() : List.of(errors.split("\n")));
    }

    private String url(String what) {
        return "http://127.0.0.1:" + endpoint.port() + "/debug/pprof/" + what;
    }

    private static void work() {
        while (working) {
            for (int i = 0; i < 100_000; i++) {
                sink = Math.sqrt(sink + 1);
            }
        }
    }
}
