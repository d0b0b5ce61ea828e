package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.compare.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check with real services, under real load where it comes to that, and with edits of a learner. */
class FixCheckTest {
    /** Enough for the samples it takes in some ten seconds; two faulty services then use one core. */
    private static final int RATE = 150;

    private static final String ITERATIVE = """
                static long iterative(int n) {
                    long current = 0;
                    long next = 1;
                    for (int i = 0; i < n; i++) {
                        long sum = current + next;
                        current = next;
                        next = sum;
                    }
                    return current;
                }
            """;

    private final Home home = Built.home();
    private final List<String> steps = new ArrayList<>();
    private final FixCheck.Watcher watcher = new FixCheck.Watcher() {
        @Override
        public void answersAreRight(int questions) {
            steps.add("answers");
        }

        @Override
        public void servicesAreReady(URI shipped, URI yours, URI solution) {
            steps.add("services");
        }

        @Override
        public void load(LoadEvent event) {}

        @Override
        public void capturesStart(Duration window) {
            steps.add("captures");
        }
    };

    @TempDir
    Path classes;

    @Test
    @Tag("alone")
    void serviceAsShippedFails() {
        var report = judged(10, home.shippedJar("cpu"));
        assertThat(report.verdict()).isInstanceOfSatisfying(Verdict.Fail.class, fail -> assertThat(fail.reason())
                .startsWith("recursive Fibonacci still takes"));
        assertThat(steps).containsExactly("answers", "services", "captures");
        assertThat(report.movedTo()).isEmpty();
        assertThat(report.sides()).extracting(FixReport.Side::name).containsExactly("shipped", "yours", "solution");
        assertThat(report.sides().get(2).gainPercent()).isGreaterThan(50);
    }

    /** And what the profiler does not see, a verdict is not founded on. */
    @Test
    void workOnThreadsTooShortForTheProfilerIsNotSeen() throws Exception {
        var edit = edit("""
                // A thread for each part of a millisecond or two, so that none lives for an interval of the profiler.
                static long recursive(int n) {
                    if (n > 28) return recursive(n - 1) + recursive(n - 2);
                    return java.util.concurrent.CompletableFuture.supplyAsync(() -> slow(n), run -> new Thread(run).start())
                            .join();
                }

                static long slow(int n) {
                    return n < 2 ? n : slow(n - 1) + slow(n - 2);
                }
            """ + ITERATIVE);
        var shot = Story.find(home, "cpu").shot();
        var client = HttpClient.newHttpClient();
        try (var service = ServiceProcess.start(home, 0, 0, List.of(edit))) {
            var ask = HttpRequest.newBuilder(service.app().resolve("/fib/?n=33&type=recursive"))
                    .build();
            // until it is compiled: the interpreter takes an interval of the profiler and more for a part
            for (int i = 0; i < 50; i++) client.send(ask, BodyHandlers.discarding());
            var before = Usage.of(service);
            var second = new CaptureRequest(shot.kind(), Duration.ofSeconds(1));
            try (var capture = CaptureRun.start(service.profiles(), second)) {
                while (!capture.done().isDone()) client.send(ask, BodyHandlers.discarding());
                var profile = capture.await().profile();
                var used = Usage.of(service).since(before);
                var cost = Cost.of(profile, shot.anchors().get(0).value(), shot.anchors(), List.of(), used);
                assertThat(cost.clock().cpuNanos()).isPositive();
                assertThat(cost.seenPercent()).isLessThan(FixVerdict.LEAST_SEEN);
            }
        }
    }

    @Test
    @Tag("alone")
    void sleepingInsteadOfComputingFails() throws IOException {
        var edit = edit("""
                static long recursive(int n) {
                    if (n == 32 || n == 33) java.util.concurrent.locks.LockSupport.parkNanos(400_000_000L);
                    return iterative(n);
                }
            """ + ITERATIVE);
        assertThat(judged(3, edit).verdict())
                .isInstanceOfSatisfying(
                        Verdict.Fail.class, fail -> assertThat(fail.reason()).startsWith("your service answered"));
    }

    @Test
    void constantForTheLoadsOwnNumberFailsBeforeAnyLoad() throws IOException {
        var edit = edit("""
                static long recursive(int n) {
                    return n < 30 ? iterative(n) : 2_178_309;
                }
            """ + ITERATIVE);
        assertThat(check(60, 3, 1, edit).verdict())
                .isEqualTo(new Verdict.Fail(
                        "GET /fib/?n=30&type=recursive answers {\"number\":30,\"fibonacci\":2178309} and should answer"
                                + " {\"number\":30,\"fibonacci\":832040}",
                        "make it answer as before, then check again"));
        assertThat(steps).isEmpty();
    }

    @Test
    void wrongNumbersFailBeforeAnyLoad() throws IOException {
        var edit = edit("""
                static long recursive(int n) {
                    return iterative(n);
                }

                static long iterative(int n) {
                    return n < 50 ? Math.round(Math.pow((1 + Math.sqrt(5)) / 2, n) / Math.sqrt(5)) : 0;
                }
            """);
        assertThat(check(60, 3, 1, edit).verdict())
                .isInstanceOfSatisfying(Verdict.Fail.class, fail -> assertThat(fail.reason())
                        .startsWith("GET /fib/?n=50&type=iterative answers"));
        assertThat(steps).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 100, 1000, true",
        "950, 799, 950, true",
        "950, 800, 950, false", // perhaps the machine
        "949, 100, 1000, false", // the load was too much for the machine
        "1000, 100, 900, false",
        "30, 20, 36, false"
    })
    void onlyAServiceThatIsSlowAloneFellBehind(long shipped, long yours, long solution, boolean fellBehind) {
        assertThat(FixCheck.fellBehind(List.of(shipped, yours, solution), 1000)).isEqualTo(fellBehind);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 1000, true",
        "500, 1000, true",
        "501, 1000, false", // it was busy: with a core to itself it might have kept up
        "1500, 1000, false",
        "0, 0, false" // the system does not tell
    })
    void serviceThatComputesMayOnlyHaveWantedForACore(long yours, long shipped, boolean waited) {
        assertThat(FixCheck.waited(new Usage(1, yours), new Usage(1, shipped))).isEqualTo(waited);
    }

    /** As a learner does who is told to lower the load, or to capture for longer, and to run it again. */
    private FixReport judged(int seconds, Path edited) {
        var report = check(RATE, seconds, 4, edited);
        for (int run = 2; run <= 3 && isToBeRunAgain(report.verdict()); run++) {
            steps.clear();
            report = check(2 * RATE / (run + 1), seconds * run, 4, edited);
        }
        return report;
    }

    private static boolean isToBeRunAgain(Verdict verdict) {
        return verdict instanceof Verdict.Inconclusive doubt && doubt.cure().contains("run it again");
    }

    private FixReport check(int rate, int seconds, int warmUp, Path edited) {
        return new FixCheck(
                        Story.find(home, "cpu"),
                        Demand.rate(rate),
                        Duration.ofSeconds(seconds),
                        Duration.ofSeconds(warmUp),
                        List.of(edited))
                .run(home, watcher);
    }

    /** The class of the story with other methods, compiled. */
    private Path edit(String methods) throws IOException {
        return new Edit(classes)
                .source(
                        "fib/Fibonacci",
                        "package dev.flamelab.demo.fib;\n\nfinal class Fibonacci {\n" + methods + "}\n")
                .jar(home);
    }
}
