package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can only be seen from outside a JVM: what it prints, what it leaves, how it does without async-profiler. */
class OtherJvmTest {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    private Path tmp;

    @Test
    void withoutAsyncProfilerTheFlightRecorderServes() throws Exception {
        try (Service service = new Service(withoutAsyncProfiler())) {
            Profile profile =
                    ProfileReader.read(service.get("profile?seconds=2").body());
            assertThat(profile.comments()).anyMatch(comment -> comment.startsWith("Sampled by JFR"));
            assertThat(profile.samples()).isNotEmpty();
            assertThat(service.get("").text()).contains("<p>Sampled by JFR");
        }
    }

    @Test
    void withoutEitherItIsToldInOneSentence() throws Exception {
        try (Service service = new Service(withoutAsyncProfiler(), "--limit-modules=java.se,jdk.unsupported")) {
            assertRefusal(service.get("profile?seconds=1"), "the module jdk.jfr");
            assertRefusal(service.get("profile?seconds=1"), "the module jdk.jfr");
            assertThat(leftovers()).hasSize(1);
        }
    }

    @Test
    void withoutAPlaceForRecordingsItIsToldInOneSentence() throws Exception {
        Path comma = Files.createDirectory(tmp.resolve("a,b"));
        try (Service service = new Service(CLASS_PATH, "-Djava.io.tmpdir=" + comma)) {
            assertRefusal(service.get("profile?seconds=1"), "set java.io.tmpdir to another one");
        }
    }

    private static void assertRefusal(Http.Response response, String cure) {
        assertThat(response.status()).isEqualTo(501);
        assertThat(response.header("X-Go-Pprof")).isEqualTo("1");
        assertThat(response.text())
                .startsWith("no profile can be taken here: ")
                .contains(cure)
                .containsOnlyOnce("\n")
                .endsWith("\n");
    }

    private static String withoutAsyncProfiler() {
        return Stream.of(CLASS_PATH.split(File.pathSeparator))
                .filter(entry -> !entry.contains("async-profiler"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void nothingIsPrintedAndNothingLeftWhenItEnds() throws Exception {
        try (Service service = new Service(CLASS_PATH)) {
            assertThat(service.get("profile?seconds=1").status()).isEqualTo(200);
            assertThat(tmp).isNotEmptyDirectory();
            service.process.destroy();
            assertThat(service.process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(service.errors()).isEmpty();
        }
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void whatAKilledOneLeavesGoesAtTheNextStart() throws Exception {
        try (Service killed = new Service(CLASS_PATH)) {
            killed.get("profile?seconds=1");
            killed.process.destroyForcibly().waitFor();
        }
        assertThat(leftovers()).hasSize(1);
        List<Path> before = leftovers();
        try (Service next = new Service(CLASS_PATH)) {
            next.get("profile?seconds=1");
            assertThat(leftovers()).hasSize(1).doesNotContainAnyElementsOf(before);
        }
    }

    @Test
    void endingAtOnceLeavesNothing() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (Service service = new Service(CLASS_PATH)) {
                service.process.destroy();
                assertThat(service.process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            }
            assertThat(leftovers()).isEmpty();
        }
    }

    /** Of the endpoint, for Vert.x and the JVM have files of their own here. */
    private List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(tmp)) {
            return files.filter(file -> file.getFileName().toString().matches("flamelab-.*|libasyncProfiler.*"))
                    .toList();
        }
    }

    /** A JVM with an endpoint and one thread at work. */
    private final class Service implements AutoCloseable {
        private final Process process;
        private final Path errors = Files.createTempFile("service", ".err");
        private final int port;

        Service(String classPath, String... options) throws IOException {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=" + tmp));
            command.addAll(List.of(options));
            command.addAll(List.of("-cp", classPath, Main.class.getName()));
            var builder = new ProcessBuilder(command).redirectError(errors.toFile());
            // of which the JVM would tell on stderr
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            process = builder.start();
            var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            port = Integer.parseInt(out.readLine());
        }

        Http.Response get(String what) throws IOException {
            return Http.send(port, "GET", "/debug/pprof/" + what);
        }

        String errors() throws IOException {
            return Files.readString(errors);
        }

        @Override
        public void close() throws IOException {
            process.destroyForcibly().onExit().join();
            Files.delete(errors);
        }
    }

    static final class Main {
        private static volatile double sink;

        private Main() {}

        public static void main(String[] arguments) {
            PprofEndpoint endpoint = TestEndpoint.await(PprofEndpoint.start(Vertx.vertx(), PprofOptions.loopback(0)));
            System.out.println(endpoint.port());
            while (true) {
                sink = Math.sqrt(sink + 1);
            }
        }
    }
}
