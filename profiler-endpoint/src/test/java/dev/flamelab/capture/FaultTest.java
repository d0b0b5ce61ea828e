package dev.flamelab.capture;

import static dev.flamelab.capture.Burner.seconds;
import static dev.flamelab.capture.Captures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.capture.CaptureRefused.Reason;
import dev.flamelab.capture.SamplingSession.Limits;
import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import one.profiler.AsyncProfiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong, whoever waits is told, and the next capture finds everything in order. */
class FaultTest {
    private final FaultySampler sampler = new FaultySampler();

    static Stream<Throwable> faults() {
        return Stream.of(
                new IOException("no space left"),
                new IllegalStateException("Profiler is not active"),
                new IllegalArgumentException("Unknown argument"),
                new NoClassDefFoundError("one/jfr/Gone"),
                new OutOfMemoryError("as a test has it"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void recordingThatCannotBeCutIsGivenUp(Throwable fault) throws Exception {
        try (TestSession test = TestSession.open(sampler::load)) {
            Capture cut = test.begin();
            sampler.fail("cut", fault);
            Capture late = test.session().begin(Event.CPU, TestSession.LONG);
            CaptureRefused refusal = refusal(cut);
            assertThat(refusal.reason()).isEqualTo(Reason.FAILED);
            assertThat(refusal).hasMessageContaining(fault.getMessage());
            Captures.await(() -> late.hasStarted() || late.isOver());
            late.result().cancel(false);
            Captures.await(() -> !isProfiling() && Captures.recordings().isEmpty());
            assertNextIsServed(test);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void recordingThatCannotBeStoppedIsGivenUp(Throwable fault) throws Exception {
        try (TestSession test = TestSession.open(sampler::load)) {
            Capture capture = test.begin();
            sampler.fail("stop", fault);
            test.session().end(capture);
            assertThat(refusal(capture).reason()).isEqualTo(Reason.FAILED);
            Captures.await(() -> !isProfiling() && Captures.recordings().isEmpty());
            assertNextIsServed(test);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void profilerThatDoesNotStartIsTold(Throwable fault) throws Exception {
        try (TestSession test = TestSession.open(sampler::load)) {
            sampler.fail("start", fault);
            assertThat(refusal(test.session().begin(Event.CPU, TestSession.LONG)))
                    .hasMessageContaining(fault.getMessage())
                    .hasMessageNotContaining("another program");
            assertNextIsServed(test);
        }
    }

    @Test
    void allocationsGoOnAndSayThatSomeAreMissing() throws Exception {
        sampler.fail("start", new IOException("no space left"));
        var session = SamplingSession.open("test", new Limits(4, 512, 16 << 20, 512 << 10), sampler::load);
        try {
            // Nobody asks: it is tried again each second.
            Captures.await(FaultTest::isProfiling);
            assertThat(Captures.result(session.allocs()).comments())
                    .anyMatch(comment -> comment.startsWith("The profiler could not be started for a while"));
        } finally {
            Captures.result(session.close());
        }
    }

    @Test
    void recordingOfWhichAPartWasNotReadIsReplaced() throws Exception {
        try (TestSession test = TestSession.open(sampler::load)) {
            Capture first = test.begin();
            // What the recording says once, at its beginning.
            sampler.fail("interval", new OutOfMemoryError("as a test has it"));
            Capture second = test.begin();
            assertThat(refusal(first)).hasMessageContaining("as a test has it");
            assertNextIsServed(test);
            second.result().cancel(false);
        }
    }

    @Test
    void partThatNobodyWaitsForAnyMoreDoesNoHarm() throws Exception {
        try (TestSession test = TestSession.open()) {
            Capture gone = test.begin();
            Burner.first(Duration.ofMillis(300));
            gone.refuse(new CaptureRefused(Reason.FAILED, "as a test has it"));
            Capture next = test.begin();
            Burner.second(Duration.ofMillis(300));
            Profile profile = test.end(next);
            assertThat(seconds(profile, "first")).isZero();
            assertThat(seconds(profile, "second")).isPositive();
            // A busy machine may lose a few; the 300 ms of the part that nobody waited for are not among them.
            assertThat(lostSeconds(profile)).isLessThan(0.15);
        }
    }

    @Test
    void lookingAfterTheRecordingGoesOn() throws Exception {
        try (TestSession test = TestSession.open(sampler::load)) {
            Capture capture = test.begin();
            sampler.fail("bytes", new OutOfMemoryError("as a test has it"));
            Captures.await(sampler::hasFailed);
            assertThat(refusal(capture).reason()).isEqualTo(Reason.FAILED);
            Capture stopped = test.begin();
            AsyncProfiler.getInstance().stop();
            // Nobody asks for anything: that it starts again is noticed by looking alone.
            Captures.await(FaultTest::isProfiling);
            assertThat(test.end(stopped).comments()).anyMatch(comment -> comment.contains("stopped the profiler"));
        }
    }

    @Test
    void everyoneWhoClosesAtOnceIsTold() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < 50; i++) {
                var session = SamplingSession.open("test", new Limits(4, 512, 1 << 20, 0));
                var together = new CountDownLatch(1);
                List<Future<CompletionStage<Void>>> closed = Stream.generate(() -> callers.submit(() -> {
                            together.await();
                            return session.close();
                        }))
                        .limit(4)
                        .toList();
                together.countDown();
                for (Future<CompletionStage<Void>> one : closed) {
                    Captures.result(one.get());
                }
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static void assertNextIsServed(TestSession test) throws Exception {
        assertThat(seconds(test.during(() -> Burner.hot(Duration.ofMillis(200))), "hot"))
                .isPositive();
    }

    private static double lostSeconds(Profile profile) {
        return profile.samples().stream()
                        .filter(sample -> Waiters.names(sample).contains("[lost samples]"))
                        .mapToLong(sample -> sample.value(1))
                        .sum()
                / 1e9;
    }

    private static boolean isProfiling() {
        try {
            return AsyncProfiler.getInstance().execute("status").contains("is running");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
