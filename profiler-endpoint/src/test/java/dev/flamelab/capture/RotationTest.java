package dev.flamelab.capture;

import static dev.flamelab.capture.Captures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.capture.CaptureRefused.Reason;
import dev.flamelab.capture.Rotation.Turn;
import dev.flamelab.capture.SamplingSession.Limits;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import one.profiler.AsyncProfiler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RotationTest {
    private final SessionScratch scratch = new SessionScratch();
    private final Rotation rotation = new Rotation(new Limits(4, 512, 16 << 20, 0), scratch, Samplers::load);

    @AfterEach
    void close() {
        rotation.giveUp(new CaptureRefused(Reason.FAILED, "the test is over"));
        scratch.close();
    }

    @Test
    void whoComesInTheTurnThatClosesIsRefusedAndTheProfilerStopped() throws Exception {
        Capture waiting = capture();
        assertThat(turn(() -> rotation.join(waiting)).started()).containsExactly(waiting);
        assertThat(isProfiling()).isTrue();
        Capture late = capture();
        var snapshot = new Snapshot(tally -> null, new CompletableFuture<>());
        Turn last = turn(rotation::shut, () -> rotation.join(late), () -> rotation.ask(snapshot));
        assertThat(last.started()).isEmpty();
        assertThat(last.asked()).isEmpty();
        assertThat(isProfiling()).isFalse();
        assertThat(refusal(waiting).reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal(late).reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal(snapshot.result()).reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    private Turn turn(Runnable... changes) {
        Queue<Runnable> queue = new ConcurrentLinkedQueue<>(List.of(changes));
        Turn turn = rotation.turn(queue);
        if (turn.finished() != null) {
            turn.finished().section().done();
        }
        return turn;
    }

    private static Capture capture() {
        return new Capture(Event.CPU, TestSession.LONG, new Frames("test"), capture -> {});
    }

    private static boolean isProfiling() throws IOException {
        return AsyncProfiler.getInstance().execute("status").contains("is running");
    }
}
