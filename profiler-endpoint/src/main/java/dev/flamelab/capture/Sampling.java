package dev.flamelab.capture;

import dev.flamelab.capture.CaptureRefused.Reason;
import dev.flamelab.capture.Rotation.Turn;
import dev.flamelab.capture.SamplingSession.Limits;
import dev.flamelab.pprof.Profile;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Gives the profiler its commands, one after the other, in a thread of its own. Safe for use by any thread; nothing
 * here makes the caller wait.
 */
final class Sampling {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Rotation rotation;
    private final Reading reading;
    private final Queue<Runnable> changes = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final ScheduledThreadPoolExecutor control =
            new ScheduledThreadPoolExecutor(1, Daemon.named("flamelab-sampling"));

    Sampling(Limits limits, SessionScratch scratch, Reading reading, BiFunction<Scratch, Limits, Sampler> samplers) {
        this.rotation = new Rotation(limits, scratch, samplers);
        this.reading = reading;
        control.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Samples what is sampled all the time, as soon as the result is there. */
    CompletableFuture<Void> open() {
        long every = LOOK_EVERY.toMillis();
        control.scheduleWithFixedDelay(guarded(this::look), 0, every, TimeUnit.MILLISECONDS);
        // After the first look, in the same thread.
        return CompletableFuture.runAsync(() -> {}, control);
    }

    /** Begins the capture; it ends by itself after its window. */
    void join(Capture capture) {
        change(() -> rotation.join(capture), capture.result());
    }

    /** Ends the capture's window now. */
    void leave(Capture capture) {
        change(() -> rotation.leave(capture), capture.result());
    }

    /**
     * Takes a profile of what was allocated until now. Whoever asks at the same time shares the work.
     *
     * @param form makes the profile, in the thread that reads
     */
    CompletableFuture<Profile> allocated(Function<Tally, Profile> form) {
        var snapshot = new Snapshot(form, new CompletableFuture<>());
        change(() -> rotation.ask(snapshot), snapshot.result());
        return snapshot.result();
    }

    /** Since when allocations are counted, and for how long not, one sentence; empty when they never were. */
    Optional<String> coverage() {
        return Optional.ofNullable(rotation.coverage()).map(Coverage::toString);
    }

    /** Null until it is known. */
    String shortcoming() {
        return rotation.shortcoming();
    }

    /** Refuses who waits, and leaves nothing behind: no running profiler, no thread. */
    CompletionStage<Void> close() {
        changes.add(rotation::shut);
        try {
            control.execute(this::shut);
        } catch (RejectedExecutionException e) {
            // Whoever was here first closes it for everybody.
        }
        return closed.minimalCompletionStage();
    }

    private void shut() {
        guarded(this::turn).run();
        if (!control.isShutdown()) {
            reading.finish(() -> closed.complete(null));
            control.shutdown();
        }
    }

    private void change(Runnable change, CompletableFuture<?> waiting) {
        changes.add(change);
        try {
            control.execute(guarded(this::rotate));
        } catch (RejectedExecutionException e) {
            waiting.completeExceptionally(CaptureRefused.closed());
        }
    }

    /** What is thrown unforeseen is told to whoever waits, who would wait for ever otherwise; the session goes on. */
    private Runnable guarded(Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                Chunk rest = rotation.giveUp(new CaptureRefused(Reason.FAILED, "the capture failed: " + e, e));
                reading.begin(Turn.of(rest), rotation.sampler());
            }
        };
    }

    private void rotate() {
        // Several changes that come together are made in one turn, so this one may have been made already.
        if (!changes.isEmpty()) {
            turn();
        }
    }

    private void look() {
        if (rotation.isDue()) {
            turn();
        }
    }

    private void turn() {
        Turn turn = rotation.turn(changes);
        for (Capture capture : turn.started()) {
            long window = capture.window().toNanos();
            control.schedule(() -> leaveInTime(capture), window, TimeUnit.NANOSECONDS);
        }
        reading.begin(turn, rotation.sampler());
    }

    private void leaveInTime(Capture capture) {
        long remaining = rotation.remainingNanos(capture);
        if (remaining > 0) {
            control.schedule(() -> leaveInTime(capture), remaining, TimeUnit.NANOSECONDS);
        } else {
            leave(capture);
        }
    }
}
