package dev.flamelab.capture;

import static dev.flamelab.capture.Captures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.capture.CaptureRefused.Reason;
import dev.flamelab.capture.SamplingSession.Limits;
import dev.flamelab.pprof.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CaptureLimitsTest {
    @Test
    void tooManyCapturesAreRefused() throws Exception {
        try (TestSession test = TestSession.open()) {
            List<CompletableFuture<Profile>> open = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                open.add(test.session().profile(Duration.ofSeconds(100)));
            }
            CaptureRefused refusal = refusal(test.session().wall(TestSession.LONG));
            assertThat(refusal.reason()).isEqualTo(Reason.TOO_MANY_CAPTURES);
            assertThat(refusal).hasMessage("4 captures are open, as many as the limit allows");
            assertThat(refusal.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(100));
            open.get(0).cancel(false);
            Captures.result(test.session().profile(Duration.ofMillis(1)));
        }
    }

    @Test
    void recordingThatIsTooLargeIsRefusedInOneSentence() throws Exception {
        SamplingSession small = SamplingSession.open("test", new Limits(4, 512, 1000, 0));
        try {
            assertThat(refusal(small.begin(Event.CPU, Duration.ofMillis(100))))
                    .hasMessageContaining("more than 4 times the limit of 1000")
                    .hasMessageNotContaining("\n");
        } finally {
            Captures.result(small.close());
        }
    }

    @Test
    void machineThatCannotProfileSaysSo() throws Exception {
        Set<Path> directories = new LinkedHashSet<>();
        SamplingSession session = SamplingSession.open("test", new Limits(4, 512, 1 << 20, 0), (scratch, limits) -> {
            directories.add(scratch.directory());
            throw new IllegalStateException("neither async-profiler nor the flight recorder can be loaded");
        });
        try {
            CaptureRefused refusal = refusal(session.begin(Event.CPU, Duration.ofSeconds(1)));
            assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(refusal).hasMessageStartingWith("no profile can be taken here: neither async-profiler");
            refusal(session.begin(Event.CPU, Duration.ofSeconds(1)));
        } finally {
            Captures.result(session.close());
        }
        // However often it is asked.
        assertThat(directories).hasSize(1).allSatisfy(directory -> assertThat(directory)
                .doesNotExist());
    }

    @Test
    void closingIsDoneInAThreadOfItsOwn() throws Exception {
        SamplingSession session = SamplingSession.open("test", new Limits(4, 512, 1 << 20, 0));
        var closedIn = new CompletableFuture<String>();
        session.close().thenRun(() -> closedIn.complete(Thread.currentThread().getName()));
        // Here, if it is done already.
        assertThat(Captures.result(closedIn))
                .isIn("flamelab-closing", Thread.currentThread().getName());
    }

    @Test
    void closingRefusesWhoWaitsAndWhoComes() throws Exception {
        TestSession test = TestSession.open();
        Capture waiting = test.begin();
        test.close();
        assertThat(refusal(waiting).reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal(test.session().begin(Event.CPU, TestSession.LONG)).reason())
                .isEqualTo(Reason.UNAVAILABLE);
        test.close();
    }
}
