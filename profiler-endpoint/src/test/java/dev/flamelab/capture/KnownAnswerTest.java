package dev.flamelab.capture;

import static dev.flamelab.capture.Burner.seconds;
import static dev.flamelab.capture.Burner.shareOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.OperatingSystemMXBean;
import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alone")
class KnownAnswerTest {
    // Not a multiple of the sampling interval, else the two would march in step.
    private static final Duration SLICE = Duration.ofMillis(11);

    @AutoClose
    private final TestSession test = TestSession.open();

    @Test
    void sharesAreThoseOfTheCpuClock() throws Exception {
        Profile profile = test.during(() -> {
            for (int i = 0; i < 50; i++) {
                Burner.hot(SLICE.multipliedBy(3));
                Burner.cold(SLICE);
            }
        });
        assertThat(shareOf(profile, "hot", "cold")).isCloseTo(75, within(5.0));
    }

    @Test
    void totalIsThatOfTheProcess() throws Exception {
        assertTotalIsThatOfTheProcess(() -> {
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> Burner.cold(Duration.ofSeconds(1)));
            Burner.hot(Duration.ofSeconds(1));
            other.join();
        });
    }

    @Test
    void manyRotationsLoseNothing() throws Exception {
        // What a rotation hinders from being recorded is counted and told, so the total is right all the same.
        assertTotalIsThatOfTheProcess(() -> {
            for (int i = 0; i < 40; i++) {
                Capture brief = test.session().begin(Event.CPU, TestSession.LONG);
                Burner.hot(Duration.ofMillis(50));
                brief.result().cancel(false);
            }
        });
    }

    @Test
    void lineOfEachCallSiteSurvives() throws Exception {
        Profile profile = test.during(() -> {
            Burner.hot(Duration.ofMillis(300));
            Burner.hot(Duration.ofMillis(300));
        });
        Set<Location> callers = profile.samples().stream()
                .filter(sample -> Burner.passes(sample, "hot"))
                .flatMap(sample -> sample.stack().stream())
                .filter(location -> function(location).name().contains(".lambda$lineOfEachCallSite"))
                .collect(Collectors.toSet());
        assertThat(callers).hasSize(2);
        assertThat(callers)
                .extracting(KnownAnswerTest::function)
                .containsOnly(function(callers.iterator().next()));
    }

    @Test
    void framesHaveNamesDescriptorsAndFiles() throws Exception {
        Profile profile = test.during(() -> Burner.hot(Duration.ofMillis(200)));
        assertThat(profile.samples())
                .flatExtracting(sample -> sample.stack())
                .extracting(KnownAnswerTest::function)
                .contains(new Function(
                        "dev.flamelab.capture.Burner.hot",
                        "dev.flamelab.capture.Burner.hot(Ljava/time/Duration;)V",
                        "dev/flamelab/capture/Burner.java",
                        0));
    }

    @Test
    void overlappingCapturesEachHaveTheirOwnWindow() throws Exception {
        Capture both = test.begin();
        Burner.first(Duration.ofMillis(700));
        Capture late = test.begin();
        Burner.second(Duration.ofMillis(700));
        Profile whole = test.end(both);
        Burner.cold(Duration.ofMillis(300));
        Profile part = test.end(late);
        assertThat(seconds(whole, "first")).isCloseTo(0.7, within(0.1));
        assertThat(seconds(whole, "second")).isCloseTo(0.7, within(0.1));
        assertThat(seconds(whole, "cold")).isZero();
        assertThat(seconds(part, "first")).isZero();
        assertThat(seconds(part, "second")).isCloseTo(0.7, within(0.1));
        assertThat(seconds(part, "cold")).isCloseTo(0.3, within(0.1));
    }

    @Test
    void nextCaptureStartsFromNothing() throws Exception {
        Profile one = test.during(() -> Burner.first(Duration.ofMillis(200)));
        Profile next = test.during(() -> Burner.second(Duration.ofMillis(200)));
        assertThat(seconds(one, "first")).isPositive();
        assertThat(seconds(next, "first")).isZero();
        assertThat(seconds(next, "second")).isPositive();
    }

    @Test
    void durationIsTheWindowHoweverOftenItIsCut() throws Exception {
        Capture capture = test.session().begin(Event.CPU, Duration.ofSeconds(1));
        while (!capture.isOver()) {
            Capture brief = test.session().begin(Event.CPU, Duration.ofMillis(20));
            Captures.await(brief::isOver);
        }
        assertThat(Duration.ofNanos(Captures.profile(capture).durationNanos()))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    private void assertTotalIsThatOfTheProcess(Runnable work) throws Exception {
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long[] clock = new long[1];
        Profile profile = test.during(() -> {
            long before = process.getProcessCpuTime();
            work.run();
            clock[0] = process.getProcessCpuTime() - before;
        });
        double used = clock[0] / 1e9;
        assertThat(seconds(profile)).isCloseTo(used, within(0.1 * used));
    }

    private static Function function(Location location) {
        return location.lines().get(0).function();
    }
}
