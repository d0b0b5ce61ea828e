package dev.flamelab.capture;

import dev.flamelab.capture.CaptureRefused.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Work that is done once for all who ask before it begins, so that nobody is shown what was before they asked. */
final class Shared<T> {
    private final Executor executor;
    private final Supplier<T> work;
    private CompletableFuture<T> next;
    private boolean closed;

    Shared(Executor executor, Supplier<T> work) {
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
            next = new CompletableFuture<>();
        }
        return next.copy();
    }

    /** Refuses whoever waits, and will. The one that is under way ends when its thread is interrupted. */
    synchronized void close() {
        closed = true;
        if (next != null) {
            next.completeExceptionally(CaptureRefused.closed());
        }
    }

    private void run() {
        CompletableFuture<T> begun = begin();
        try {
            T result = work.get();
            if (Thread.currentThread().isInterrupted()) {
                begun.completeExceptionally(CaptureRefused.closed());
            }
            begun.complete(result);
        } catch (RuntimeException | Error e) {
            begun.completeExceptionally(failed(e));
        }
    }

    private synchronized CompletableFuture<T> begin() {
        CompletableFuture<T> begun = next;
        next = null;
        return begun;
    }

    private static CaptureRefused failed(Throwable e) {
        return new CaptureRefused(Reason.FAILED, "the snapshot failed: " + e, e);
    }
}
