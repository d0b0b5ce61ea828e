package dev.flamelab.capture;

import static dev.flamelab.capture.Burner.seconds;
import static dev.flamelab.capture.Captures.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flamelab.capture.CaptureRefused.Reason;
import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import one.profiler.AsyncProfiler;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedProfilerTest {
    private final AsyncProfiler other = AsyncProfiler.getInstance();

    @AutoClose
    private final TestSession test = TestSession.open();

    @TempDir
    private Path folder;

    @Test
    void sessionOfSomebodyElseIsLeftAlone() throws Exception {
        startOther();
        try {
            assertThat(refusal(test.session().begin(Event.CPU, TestSession.LONG))
                            .reason())
                    .isEqualTo(Reason.PROFILER_IN_USE);
            assertThat(isRunning()).isTrue();
        } finally {
            other.stop();
        }
    }

    @Test
    void oursWorksAgainWhenTheyAreDone() throws Exception {
        startOther();
        refusal(test.session().begin(Event.CPU, TestSession.LONG));
        other.stop();
        Profile profile = test.during(() -> Burner.hot(Duration.ofMillis(200)));
        assertThat(seconds(profile, "hot")).isPositive();
    }

    @Test
    void sessionThatReplacedOursIsLeftAlone() throws Exception {
        Capture capture = test.begin();
        other.stop();
        startOther();
        try {
            // Noticed without being asked.
            assertThat(refusal(capture).reason()).isEqualTo(Reason.PROFILER_IN_USE);
            assertThat(isRunning()).isTrue();
        } finally {
            other.stop();
        }
    }

    @Test
    void captureThatSomebodyElseInterruptedSaysSo() throws Exception {
        Capture capture = test.begin();
        Burner.first(Duration.ofMillis(200));
        other.stop();
        Profile profile = test.end(capture);
        assertThat(seconds(profile, "first")).isPositive();
        assertThat(profile.comments()).anyMatch(comment -> comment.contains("stopped the profiler"));
    }

    @Test
    void dumpBySomebodyElseDoesNoHarm() throws Exception {
        Capture capture = test.begin();
        Burner.first(Duration.ofMillis(300));
        other.execute("dump,jfr");
        Burner.second(Duration.ofMillis(300));
        Profile profile = test.end(capture);
        assertThat(seconds(profile, "first")).isCloseTo(0.3, within(0.1));
        assertThat(seconds(profile, "second")).isCloseTo(0.3, within(0.1));
    }

    @Test
    void commandsOfSomebodyElseAtTheSameMomentDoNoHarm() throws Exception {
        var done = new AtomicBoolean();
        var disturbing = new Thread(() -> disturbUntil(done));
        disturbing.start();
        try {
            // Each time a start, two cuts and a stop.
            for (int i = 0; i < 40; i++) {
                Capture first = test.begin();
                Capture second = test.begin();
                test.end(second);
                test.end(first);
            }
        } finally {
            done.set(true);
            disturbing.join();
        }
    }

    @Test
    void allocationsGoOnWhenTheyAreDone() throws Exception {
        test.close();
        startOther();
        try (TestSession late = TestSession.openUnwarmed(32 << 10)) {
            assertThat(refusal(late.session().allocs()).reason()).isEqualTo(Reason.PROFILER_IN_USE);
            assertThat(isRunning()).isTrue();
            other.stop();
            // Nobody asks: it is tried again each second.
            Captures.await(this::isRunning);
            Allocator.much(10_000);
            Profile profile = Captures.result(late.session().allocs());
            assertThat(Allocator.bytes(profile, "much")).isPositive();
            assertThat(profile.comments()).anyMatch(comment -> comment.contains("had the profiler for a while"));
        }
    }

    @Test
    void cancelledCaptureStopsTheProfiler() throws Exception {
        Capture capture = test.begin();
        assertThat(isRunning()).isTrue();
        capture.result().cancel(false);
        Captures.await(() -> !isRunning());
    }

    /** At such a pace that one command in a few is disturbed, and never twenty in a row. */
    private void disturbUntil(AtomicBoolean done) {
        while (!done.get()) {
            try {
                other.execute("status");
            } catch (IllegalArgumentException | IOException e) {
                // Ours can disturb theirs, too.
            }
            for (int i = 0; i < 10; i++) {
                Thread.onSpinWait();
            }
        }
    }

    private void startOther() throws IOException {
        other.execute("start,event=cpu,collapsed,file=" + folder.resolve("other.txt"));
    }

    private boolean isRunning() {
        try {
            return other.execute("status").contains("is running");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
