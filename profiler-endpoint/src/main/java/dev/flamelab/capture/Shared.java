package dev.flamelab.capture;

import dev.flamelab.capture.CaptureRefused.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Work that is done once for all who ask before it begins, so that nobody is shown what was before they asked. */
final class Shared<T> {
    private final Executor executor;
    private final Function<BooleanSupplier, T> work;
    private Round<T> next;
    private boolean closed;

    /** @param work is told how to ask whether anybody still waits for it, and may throw {@link #givenUp()} if not */
    Shared(Executor executor, Function<BooleanSupplier, T> work) {
        this.executor = executor;
        this.work = work;
    }

    /** What comes of it. Giving it up leaves the others theirs. */
    synchronized CompletableFuture<T> ask() {
        if (closed) {
            return CompletableFuture.failedFuture(CaptureRefused.closed());
        }
        if (next == null) {
            try {
                executor.execute(this::run);
            } catch (RuntimeException | Error e) {
                // For want of a thread, for instance. Nobody is to wait for what has not begun.
                return CompletableFuture.failedFuture(failed(e));
            }
            next = new Round<>(new CompletableFuture<>(), new ArrayList<>());
        }
        CompletableFuture<T> own = next.result.copy();
        next.waiting.add(own);
        return own;
    }

    /** Refuses whoever waits, and will. The one that is under way ends when its thread is interrupted. */
    synchronized void close() {
        closed = true;
        if (next != null) {
            next.result.completeExceptionally(CaptureRefused.closed());
        }
    }

    private void run() {
        Round<T> begun = begin();
        if (!begun.isWanted()) {
            return;
        }
        try {
            T result = work.apply(begun::isWanted);
            if (Thread.currentThread().isInterrupted()) {
                begun.result.completeExceptionally(CaptureRefused.closed());
            }
            begun.result.complete(result);
        } catch (RuntimeException | Error e) {
            begun.result.completeExceptionally(failed(e));
        }
    }

    private synchronized Round<T> begin() {
        Round<T> begun = next;
        next = null;
        return begun;
    }

    /** What work ends with that nobody waits for. */
    static CancellationException givenUp() {
        return new CancellationException("nobody waits for it");
    }

    private static CaptureRefused failed(Throwable e) {
        return new CaptureRefused(Reason.FAILED, "the snapshot failed: " + e, e);
    }

    /** Once it has begun, nobody joins it. */
    private record Round<T>(CompletableFuture<T> result, List<CompletableFuture<T>> waiting) {
        boolean isWanted() {
            return !waiting.stream().allMatch(CompletableFuture::isDone);
        }
    }
}
