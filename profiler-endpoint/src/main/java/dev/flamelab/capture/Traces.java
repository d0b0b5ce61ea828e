package dev.flamelab.capture;

import dev.flamelab.capture.CaptureRefused.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Records what happens in this JVM for a while, for tools that read JFR's format; any number of such windows at once.
 * Safe for use by any thread; nothing here makes the caller wait.
 */
final class Traces {
    /** Nobody reads a trace here, but somebody sends it, and its directory has to hold it. */
    private static final int LARGEST_IN_CHUNKS = 16;

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final SessionScratch scratch;
    private final Room room;
    private final long chunkBytes;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, Daemon.named("flamelab-tracing"));
    // Of this thread alone.
    private final Set<TraceWindow> open = new LinkedHashSet<>();

    /** @param chunkBytes how large a recording may grow that is read here; a trace may have 16 times as much */
    Traces(SessionScratch scratch, Room room, long chunkBytes) {
        this.scratch = scratch;
        this.room = room;
        this.chunkBytes = chunkBytes;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** A recording of the window, which only this user can read: the caller's to delete. Cancelling ends it at once. */
    CompletableFuture<Path> record(Duration length) {
        var result = new CompletableFuture<Path>();
        if (!JfrSampler.isAvailable()) {
            result.completeExceptionally(FlightLog.NO_RECORDER);
        } else {
            inTurn(result, () -> begin(result, length));
        }
        return result;
    }

    private void inTurn(CompletableFuture<Path> result, Runnable step) {
        try {
            thread.execute(step);
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(CaptureRefused.closed());
        }
    }

    private void begin(CompletableFuture<Path> result, Duration length) {
        if (result.isDone()) {
            return;
        }
        var window = new TraceWindow(result, LARGEST_IN_CHUNKS * chunkBytes);
        open.add(window);
        try {
            room.require();
            window.start(scratch.get());
        } catch (IOException | RuntimeException | Error e) {
            refuse(window, Reason.UNAVAILABLE, e);
            return;
        }
        thread.schedule(() -> finish(window), length.toNanos(), TimeUnit.NANOSECONDS);
        lookLater(window);
        // Done already, or once it is cancelled: else this thread itself has ended it.
        result.whenComplete((file, refusal) -> inTurn(result, () -> end(window)));
    }

    private void lookLater(TraceWindow window) {
        thread.schedule(() -> look(window), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(TraceWindow window) {
        if (!open.contains(window)) {
            return;
        }
        try {
            room.require();
            window.requireSmall();
            lookLater(window);
        } catch (IOException | RuntimeException | Error e) {
            refuse(window, Reason.FAILED, e);
        }
    }

    private void finish(TraceWindow window) {
        if (!open.contains(window)) {
            return;
        }
        try {
            window.finish(scratch.get());
        } catch (IOException | RuntimeException | Error e) {
            refuse(window, Reason.FAILED, e);
        }
        end(window);
    }

    private void refuse(TraceWindow window, Reason reason, Throwable e) {
        window.result()
                .completeExceptionally(
                        new CaptureRefused(reason, "the trace cannot be recorded: " + CaptureRefused.why(e), e));
        end(window);
    }

    private void end(TraceWindow window) {
        if (open.remove(window)) {
            window.discard();
        }
    }

    /** Refuses the windows that are open. */
    CompletionStage<Void> close() {
        try {
            thread.execute(() -> {
                List.copyOf(open).forEach(window -> {
                    window.result().completeExceptionally(CaptureRefused.closed());
                    end(window);
                });
                closed.complete(null);
            });
            thread.shutdown();
        } catch (RejectedExecutionException e) {
            // Whoever was here first closes it for everybody.
        }
        return closed.minimalCompletionStage();
    }
}
