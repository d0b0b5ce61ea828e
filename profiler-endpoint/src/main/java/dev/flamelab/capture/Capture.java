package dev.flamelab.capture;

import dev.flamelab.pprof.Profile;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A profile of a window that is being taken. Cancelling its result gives it up. Safe for use by any thread. */
final class Capture {
    private final Event event;
    private final Duration window;
    private final CompletableFuture<Profile> result = new CompletableFuture<>();
    // Of the session's reading thread alone.
    private final Tally tally;
    // Of the session's controlling thread alone.
    private long observedNanos;
    private volatile long startedMillis;

    /** @param cancelled is told when nobody wants it any more */
    Capture(Event event, Duration window, Frames frames, Consumer<Capture> cancelled) {
        this.event = event;
        this.window = window;
        this.tally = new Tally(frames);
        result.whenComplete((profile, refusal) -> {
            if (refusal instanceof CancellationException) {
                cancelled.accept(this);
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

    void started() {
        startedMillis = System.currentTimeMillis();
    }

    /** Whether the profiler runs for it, or has. */
    boolean hasStarted() {
        return startedMillis > 0;
    }

    /** Notes for how long the profiler has run for it. */
    void observed(long nanos) {
        observedNanos += nanos;
    }

    /** How much of the window the profiler has not run for it, in chunks that are finished. */
    long missingNanos() {
        return window.toNanos() - observedNanos;
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
