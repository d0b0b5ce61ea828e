package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can only be seen from outside a JVM: what it prints, what it leaves, how it does without async-profiler. */
class OtherJvmTest {
    @TempDir
    private Path tmp;

    @Test
    void withoutAsyncProfilerTheFlightRecorderServes() throws Exception {
        try (ChildJvm service = startWithoutAsyncProfiler()) {
            Profile profile =
                    ProfileReader.read(service.get("profile?seconds=2").body());
            assertThat(profile.comments()).anyMatch(comment -> comment.startsWith("Sampled by JFR"));
            assertThat(profile.samples()).isNotEmpty();
            assertThat(service.get("").text()).contains("<p>Sampled by JFR");
        }
    }

    @Test
    void withoutEitherItIsToldInOneSentence() throws Exception {
        try (ChildJvm service = startWithoutAsyncProfiler("--limit-modules=java.se,jdk.unsupported")) {
            assertRefusal(service.get("profile?seconds=1"), "the module jdk.jfr");
            assertRefusal(service.get("profile?seconds=1"), "the module jdk.jfr");
            assertThat(leftovers()).hasSize(1);
        }
    }

    @Test
    void withoutAPlaceForRecordingsItIsToldInOneSentence() throws Exception {
        Path comma = Files.createDirectory(tmp.resolve("a,b"));
        try (ChildJvm service = start("-Djava.io.tmpdir=" + comma)) {
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
        return Stream.of(ChildJvm.CLASS_PATH.split(File.pathSeparator))
                .filter(entry -> !entry.contains("async-profiler"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void nothingIsPrintedAndNothingLeftWhenItEnds() throws Exception {
        try (ChildJvm service = start()) {
            assertThat(service.get("profile?seconds=1").status()).isEqualTo(200);
            assertThat(tmp).isNotEmptyDirectory();
            service.process().destroy();
            assertThat(service.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(service.errors()).isEmpty();
        }
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void whatAKilledOneLeavesGoesAtTheNextStart() throws Exception {
        try (ChildJvm killed = start()) {
            killed.get("profile?seconds=1");
            killed.process().destroyForcibly().waitFor();
        }
        assertThat(leftovers()).hasSize(1);
        List<Path> before = leftovers();
        try (ChildJvm next = start()) {
            next.get("profile?seconds=1");
            assertThat(leftovers()).hasSize(1).doesNotContainAnyElementsOf(before);
        }
    }

    @Test
    void endingAtOnceLeavesNothing() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (ChildJvm service = start()) {
                service.process().destroy();
                assertThat(service.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
            }
            assertThat(leftovers()).isEmpty();
        }
    }

    private List<Path> leftovers() throws IOException {
        return ChildJvm.leftovers(tmp);
    }

    private ChildJvm start(String... options) throws IOException {
        return ChildJvm.start(Main.class, tmp, options);
    }

    private ChildJvm startWithoutAsyncProfiler(String... options) throws IOException {
        return ChildJvm.start(List.of(), withoutAsyncProfiler(), Main.class, tmp, options);
    }

    /** A JVM with an endpoint and one thread at work. */
    static final class Main {
        private static volatile double sink;

        private Main() {}

        public static void main(String[] arguments) throws Exception {
            PprofEndpoint endpoint = TestEndpoint.await(PprofEndpoint.start(Vertx.vertx(), PprofOptions.loopback(0)));
            var worker = new Thread(() -> {
                while (true) {
                    sink = Math.sqrt(sink + 1);
                }
            });
            worker.setDaemon(true);
            worker.start();
            ChildJvm.obey(endpoint.port(), Map.of());
        }
    }
}
