package dev.flamelab.capture;

import dev.flamelab.pprof.Profile;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A profile that is being taken. Cancelling its result gives it up. Safe for use by any thread. */
final class Capture {
    private final Event event;
    private final Duration window;
    private final CompletableFuture<Profile> result = new CompletableFuture<>();
    // Of the session's reading thread alone.
    private final Tally tally;
    private volatile long startedNanoTime;
    private volatile long startedMillis;

    Capture(SamplingSession session, Event event, Duration window, Frames frames) {
        this.tally = new Tally(frames);
        this.event = event;
        this.window = window;
        this.startedNanoTime = System.nanoTime();
        result.whenComplete((profile, refusal) -> {
            if (refusal instanceof CancellationException) {
                session.end(this);
            }
        });
    }

    /** The profile, soon after its window has ended; or {@link CaptureRefused}. */
    CompletableFuture<Profile> result() {
        return result;
    }

    Event event() {
        return event;
    }

    Duration window() {
        return window;
    }

    /** How much of the window is left. */
    Duration remaining() {
        return window.minusNanos(System.nanoTime() - startedNanoTime);
    }

    void started() {
        startedNanoTime = System.nanoTime();
        startedMillis = System.currentTimeMillis();
    }

    /** Whether the profiler runs for it, or has. */
    boolean hasStarted() {
        return startedMillis > 0;
    }

    void add(Tally part) {
        tally.addAll(part);
    }

    void complete() {
        Form form = event == Event.CPU ? Form.CPU : Form.WALL;
        result.complete(form.profile(tally, TimeUnit.MILLISECONDS.toNanos(startedMillis)));
    }

    void refuse(CaptureRefused refusal) {
        result.completeExceptionally(refusal);
    }

    boolean isOver() {
        return result.isDone();
    }
}
