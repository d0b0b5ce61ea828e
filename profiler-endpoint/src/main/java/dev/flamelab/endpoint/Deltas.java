package dev.flamelab.endpoint;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileDelta;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** What changes between two snapshots. Each keeps its first one while it waits, so only so many may be open at once. */
final class Deltas implements AutoCloseable {
    private final Vertx vertx;
    private final Executor threads;
    private final Seconds seconds;
    private final int most;

    /** Those that are open, with the time at which they end. */
    private final Map<CompletableFuture<Profile>, Long> open = new HashMap<>();

    private boolean closed;

    /** Ends a delta before its time. */
    static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Closed() {
            super("the profiler endpoint is closed");
        }
    }

    Deltas(Vertx vertx, Executor threads, Seconds seconds, int most) {
        this.vertx = vertx;
        this.threads = threads;
        this.seconds = seconds;
        this.most = most;
    }

    Seconds seconds() {
        return seconds;
    }

    /** Empty when too many are open. To cancel one ends its wait. */
    Optional<CompletableFuture<Profile>> over(Duration window, Supplier<CompletableFuture<Profile>> snapshot) {
        var delta = new CompletableFuture<Profile>();
        synchronized (open) {
            if (closed) {
                return Optional.of(CompletableFuture.failedFuture(new Closed()));
            }
            if (open.size() >= most) {
                return Optional.empty();
            }
            open.put(delta, System.nanoTime() + window.toNanos());
        }
        delta.whenComplete((profile, failure) -> {
            synchronized (open) {
                open.remove(delta);
            }
        });
        take(delta, snapshot)
                .thenCompose(first -> wait(delta, window)
                        .thenCompose(over -> take(delta, snapshot))
                        .thenApplyAsync(last -> ProfileDelta.between(first, last), threads))
                .whenComplete((profile, failure) -> {
                    if (failure == null) {
                        delta.complete(profile);
                    } else {
                        delta.completeExceptionally(failure);
                    }
                });
        return Optional.of(delta);
    }

    /** Says when one ends. */
    Answer refusal() {
        long now = System.nanoTime();
        synchronized (open) {
            long wait = open.values().stream().mapToLong(end -> end - now).min().orElse(0);
            return Answer.tooMany(
                    most + " deltas are open, as many as the limit allows",
                    Math.max(0, Duration.ofNanos(wait).toSeconds()) + 1);
        }
    }

    /** Tells whoever waits, and frees what they waited with. */
    @Override
    public void close() {
        List<CompletableFuture<Profile>> ended;
        synchronized (open) {
            closed = true;
            ended = List.copyOf(open.keySet());
        }
        ended.forEach(delta -> delta.completeExceptionally(new Closed()));
    }

    /** When nobody waits for the delta any more, the snapshot is not needed either. */
    private static CompletableFuture<Profile> take(
            CompletableFuture<Profile> delta, Supplier<CompletableFuture<Profile>> snapshot) {
        CompletableFuture<Profile> taken = snapshot.get();
        delta.whenComplete((profile, failure) -> taken.cancel(false));
        return taken;
    }

    private CompletableFuture<Void> wait(CompletableFuture<Profile> delta, Duration window) {
        var over = new CompletableFuture<Void>();
        long timer = vertx.setTimer(window.toMillis(), due -> over.complete(null));
        delta.whenComplete((profile, failure) -> vertx.cancelTimer(timer));
        return over;
    }
}
