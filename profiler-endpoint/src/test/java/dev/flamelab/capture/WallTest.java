package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alone")
class WallTest {
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final CountDownLatch done = new CountDownLatch(1);
    private TestSession test;

    @BeforeEach
    void open() throws Exception {
        test = TestSession.openWithAllocs(512 << 10);
    }

    @AfterEach
    void close() {
        done.countDown();
        test.close();
    }

    @Test
    void threadsThatWaitHaveTheWholeWindowEach() throws Exception {
        assertParked(10, 0.05);
    }

    @Test
    void threadsThatWaitHaveTheWholeWindowHoweverManyThereAre() throws Exception {
        assertParked(300, 0.05);
    }

    @Test
    void cpuAndWallOfOneWindowAgree() throws Exception {
        Capture wall = test.begin(Event.WALL);
        long began = System.nanoTime();
        // This waits, too.
        Capture cpu = test.begin();
        long burning = System.nanoTime();
        Burner.hot(Duration.ofMillis(500));
        long burnt = System.nanoTime();
        Captures.await(() -> System.nanoTime() - burnt > 500_000_000);
        double waited = (System.nanoTime() - burnt + burning - began) / 1e9;
        double busy = (burnt - burning) / 1e9;
        Profile cpuProfile = test.end(cpu);
        test.session().end(wall);
        Profile wallProfile = Captures.result(wall.result());
        assertThat(Burner.seconds(cpuProfile, "hot")).isCloseTo(0.5, within(0.1));
        // The window may have begun long before this thread came to see it.
        double window = wallProfile.durationNanos() / 1e9;
        assertThat(seconds(wallProfile, Captures.class.getName() + ".await"))
                .isBetween(0.9 * waited - 0.1, window - busy + 0.1 * window + 0.1);
        // While a thread wants for a core, it is met once and not in every round: a signal waits until it runs.
        assertThat(Burner.seconds(wallProfile, "hot")).isBetween(0.5 - 0.1 * window - 0.1, busy + 0.1 * window + 0.1);
    }

    private void assertParked(int threads, double tolerance) throws Exception {
        var started = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            var thread = new Thread(() -> parked(started));
            thread.setDaemon(true);
            thread.start();
        }
        started.await();
        Profile profile = Captures.result(test.session().wall(WINDOW));
        assertThat(profile.sampleTypes())
                .containsExactly(new ValueType("samples", "count"), new ValueType("wall", "nanoseconds"));
        assertThat(profile.durationNanos()).isGreaterThanOrEqualTo(WINDOW.toNanos());
        double window = profile.durationNanos() / 1e9;
        assertThat(seconds(profile, WallTest.class.getName() + ".parked"))
                .isCloseTo(threads * window, within(tolerance * threads * window));
    }

    private void parked(CountDownLatch started) {
        started.countDown();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(Profile profile, String function) {
        return profile.samples().stream()
                        .filter(sample -> passes(sample, function))
                        .mapToLong(sample -> sample.value(1))
                        .sum()
                / 1e9;
    }

    private static boolean passes(Sample sample, String function) {
        return sample.stack().stream()
                .anyMatch(location -> location.lines().get(0).function().name().equals(function));
    }
}
