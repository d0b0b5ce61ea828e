package dev.flamelab.capture;

import static dev.flamelab.capture.TestFlightLog.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waits for locks and for other things, as the JVM's own events tell them. */
class WaitsTest {
    private static final Duration LONG = Duration.ofMillis(30);
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final int ROUNDS = 8;

    @TempDir
    private Path tmp;

    @AutoClose
    private final TestFlightLog test = TestFlightLog.begun();

    @Test
    void delaysAreThoseThatTheWaitersMeasure() throws Exception {
        long[] waited = new long[4];
        for (int i = 0; i < ROUNDS; i++) {
            waited[0] += Waiter.keepFromMonitor(LONG, Waiter::longEnter);
            waited[1] += Waiter.keepFromMonitor(SHORT, Waiter::shortEnter);
            waited[2] += Waiter.keepFromLock(LONG, Waiter::longLock);
            waited[3] += Waiter.keepFromLock(SHORT, Waiter::shortLock);
        }
        for (Profile profile : List.of(test.block(), test.mutex())) {
            assertWaits(profile, "longEnter", LONG, waited[0]);
            assertWaits(profile, "shortEnter", SHORT, waited[1]);
            assertWaits(profile, "longLock", LONG, waited[2]);
            assertWaits(profile, "shortLock", SHORT, waited[3]);
            assertThat(share(profile, "longEnter", "shortEnter"))
                    .isCloseTo(100.0 * waited[0] / (waited[0] + waited[1]), within(5.0));
            assertThat(share(profile, "longLock", "shortLock"))
                    .isCloseTo(100.0 * waited[2] / (waited[2] + waited[3]), within(5.0));
        }
    }

    /** Each is at least as long as it was made, and never longer than who waited found it. */
    private static void assertWaits(Profile profile, String method, Duration each, long waited) {
        assertThat(sum(profile, 0, Waiter.class, method)).isEqualTo(ROUNDS);
        assertThat(sum(profile, 1, Waiter.class, method)).isBetween(ROUNDS * each.toNanos(), waited);
    }

    private static double share(Profile profile, String one, String other) {
        double delay = sum(profile, 1, Waiter.class, one);
        return 100 * delay / (delay + sum(profile, 1, Waiter.class, other));
    }

    @Test
    void theJdksOwnReaderFindsTheSame() throws Exception {
        Path file = tmp.resolve("theirs.jfr");
        try (var theirs = new Recording()) {
            theirs.enable(FlightRecording.ENTER).withThreshold(Duration.ZERO).withStackTrace();
            theirs.start();
            // When the recorder begins a new chunk, it loses the stacks of waits that end right then.
            TestFlightLog.awaitThreshold("20000000 ns");
            test.block();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                threads.add(new Thread(() -> Crowd.enter(TimeUnit.MILLISECONDS.toNanos(300))));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            theirs.stop();
            theirs.dump(file);
        }
        long count = 0;
        long nanos = 0;
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            boolean crowd = event.getEventType().getName().equals(FlightRecording.ENTER)
                    // A thread that ends may wait, too, where no Java code is.
                    && event.getStackTrace() != null
                    && event.getStackTrace().getFrames().stream()
                            .anyMatch(frame ->
                                    frame.getMethod().getType().getName().equals(Crowd.class.getName()));
            if (crowd) {
                count++;
                nanos += event.getDuration().toNanos();
            }
        }
        Profile profile = test.mutex();
        assertThat(count).isPositive();
        assertThat(sum(profile, 0, Crowd.class, "enter")).isEqualTo(count);
        assertThat(sum(profile, 1, Crowd.class, "enter")).isCloseTo(nanos, withinPercentage(2));
    }

    @Test
    void nothingIsMissedOrCountedTwiceHoweverOftenItIsCut() throws Exception {
        int parks = 20_000;
        CompletableFuture<Void> parking = CompletableFuture.runAsync(() -> Waiter.park(parks));
        int cuts = 0;
        while (!parking.isDone() || cuts < 5) {
            test.block();
            cuts++;
        }
        assertThat(sum(test.block(), 0, Waiter.class, "park")).isEqualTo(parks);
    }

    @Test
    void parkingIsNotALock() throws Exception {
        Waiter.park(1);
        var latch = new CountDownLatch(1);
        var waiting = new Thread(() -> Crowd.await(latch));
        waiting.start();
        Captures.await(() -> waiting.getState() == Thread.State.WAITING);
        latch.countDown();
        waiting.join();
        assertThat(sum(test.block(), 0, Waiter.class, "park")).isEqualTo(1);
        assertThat(sum(test.block(), 0, Crowd.class, "await")).isEqualTo(1);
        assertThat(sum(test.mutex(), 0, Waiter.class, "park")).isZero();
        assertThat(sum(test.mutex(), 0, Crowd.class, "await")).isZero();
    }

    @Test
    void classOfTheLockIsALabel() throws Exception {
        Waiter.keepFromMonitor(SHORT, Waiter::shortEnter);
        Waiter.keepFromLock(SHORT, Waiter::shortLock);
        Profile profile = test.mutex();
        assertThat(labels(profile, "shortEnter")).containsOnly(Label.text("class", "java.lang.Object"));
        assertThat(labels(profile, "shortLock"))
                .containsOnly(Label.text("class", "java.util.concurrent.locks.ReentrantLock$NonfairSync"));
    }

    private static List<Label> labels(Profile profile, String method) {
        return profile.samples().stream()
                .filter(sample -> TestFlightLog.passes(sample, Waiter.class, method))
                .flatMap(sample -> sample.labels().stream())
                .toList();
    }

    @Test
    void profilersOwnThreadsAreMarked() throws Exception {
        var own = new Thread(() -> Waiter.park(3), "flamelab-test");
        own.start();
        own.join();
        Waiter.park(4);
        Label mark = Label.text("profiler", "flamelab");
        List<Sample> marked = test.block().samples().stream()
                .filter(sample -> TestFlightLog.passes(sample, Waiter.class, "park"))
                .filter(sample -> sample.labels().contains(mark))
                .toList();
        assertThat(marked).singleElement().satisfies(sample -> assertThat(sample.value(0))
                .isEqualTo(3));
    }

    /** What many threads do at once. */
    private static final class Crowd {
        private static final Object MONITOR = new Object();
        private static double sink;

        private Crowd() {}

        static void enter(long nanos) {
            long end = System.nanoTime() + nanos;
            while (System.nanoTime() < end) {
                synchronized (MONITOR) {
                    for (int i = 0; i < 100; i++) {
                        sink += Math.sqrt(i + sink);
                    }
                }
            }
        }

        static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
