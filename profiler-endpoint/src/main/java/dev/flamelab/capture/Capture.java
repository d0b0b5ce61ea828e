package dev.flamelab.capture;

import dev.flamelab.pprof.Profile;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A profile that is being taken: {@code session.profile(Duration.ofSeconds(5)).result()}. Safe for use by any thread.
 */
public final class Capture {
    private final SamplingSession session;
    private final Event event;
    private final Duration window;
    private final CompletableFuture<Profile> result = new CompletableFuture<>();
    // Of the session's reading thread alone.
    private final Tally tally = new Tally();
    private volatile long startedNanoTime;
    private volatile long startedMillis;

    Capture(SamplingSession session, Event event, Duration window) {
        this.session = session;
        this.event = event;
        this.window = window;
        this.startedNanoTime = System.nanoTime();
    }

    /**
     * The profile, soon after its window has ended; or {@link CaptureRefused}. Completes in a thread of the session
     * that may be kept for a while, to compress the profile for instance, but not for long: other captures wait for it.
     */
    public CompletionStage<Profile> result() {
        return result.minimalCompletionStage();
    }

    /** Gives the capture up; its result then never comes. Does nothing when it has come already. */
    public void cancel() {
        session.abandon(this);
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

    void complete(Frames frames) {
        result.complete(event.profile(tally, startedMillis, frames));
    }

    void refuse(CaptureRefused refusal) {
        result.completeExceptionally(refusal);
    }

    boolean isOver() {
        return result.isDone();
    }
}
