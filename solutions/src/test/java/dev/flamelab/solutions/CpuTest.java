package dev.flamelab.solutions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class CpuTest {
    private static final String ANCHOR = "dev.flamelab.demo.fib.Fibonacci.recursive";
    private static final int CAPTURE_SECONDS = 1;

    /** Application samples, of which chance moves a share by a few points. */
    private static final long ENOUGH = 100;

    @Test
    void theCuresAnswerAsBefore() throws Exception {
        List<String> requests = new ArrayList<>();
        for (int n = -2; n <= 42; n++) {
            requests.add("/fib/?n=" + n);
        }
        for (int n = 85; n <= 94; n++) {
            requests.add("/fib/?type=iterative&n=" + n);
        }
        requests.addAll(List.of("/fib/", "/fib/?n=x", "/fib/?type=x"));
        for (String query :
                List.of("", "?str=ab&count=3", "?str=ab&count=0", "?count=7", "?str=a%20%C3%A9&count=999")) {
            requests.add("/concat/" + query);
        }
        for (String query : List.of("?user=ann", "?user=ann", "?user=bob", "?user=ann&end=true", "?user=ann", "")) {
            requests.add("/session/" + query);
        }
        requests.addAll(List.of("/session/?user=*&end=true", "/session/?user=bob"));
        for (String word : List.of("tea", "TEA", "the", "7", "11999", "nothing", "", "a.b")) {
            requests.add("/search/?word=" + word);
        }
        requests.add("/health");

        try (var shipped = new Service("solutions-cpu-shipped.jar", "solutions-compare-v1.jar");
                var cured = new Service("solutions-cpu.jar", "solutions-heap.jar", "solutions-compare.jar")) {
            for (String request : requests) {
                var before = shipped.get(request);
                var after = cured.get(request);

                assertThat(after.statusCode()).as(request).isEqualTo(before.statusCode());
                assertThat(after.body()).as(request).isEqualTo(before.body());
            }
        }
    }

    @Test
    void theFaultShowsInTheProfileAsShipped() throws Exception {
        try (var service = new Service("solutions-cpu-shipped.jar")) {
            assertThat(shareOfAnchor(service)).isGreaterThan(0.6);
        }
    }

    @Test
    void theCureRemovesItFromTheProfile() throws Exception {
        try (var service = new Service("solutions-cpu.jar")) {
            assertThat(shareOfAnchor(service)).isLessThan(0.02);
        }
    }

    /** Asks for numbers one after the other while profiles are taken, as many as it takes on a busy machine. */
    private static double shareOfAnchor(Service service) throws Exception {
        // Else the first samples are of classes that are loaded.
        for (int i = 0; i < 10; i++) {
            ask(service);
        }
        long all = 0;
        long anchored = 0;
        while (all < ENOUGH) {
            var capture = CompletableFuture.supplyAsync(() -> profile(service));
            while (!capture.isDone()) {
                ask(service);
            }
            for (Sample sample : capture.join().samples()) {
                if (lines(sample).stream()
                        .anyMatch(line -> !line.function().file().isEmpty())) {
                    all += count(sample);
                    anchored += isAnchored(sample) ? count(sample) : 0;
                }
            }
        }
        return (double) anchored / all;
    }

    private static void ask(Service service) throws Exception {
        assertThat(service.get("/fib/?n=33").body()).contains("3524578");
    }

    private static boolean isAnchored(Sample sample) {
        return lines(sample).stream().anyMatch(line -> line.function().name().equals(ANCHOR));
    }

    private static Profile profile(Service service) {
        try {
            return ProfileReader.read(service.profile(CAPTURE_SECONDS));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Line> lines(Sample sample) {
        return sample.stack().stream()
                .flatMap(location -> location.lines().stream())
                .toList();
    }

    private static long count(Sample sample) {
        return sample.values()[0];
    }
}
