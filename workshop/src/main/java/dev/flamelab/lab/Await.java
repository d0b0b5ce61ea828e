package dev.flamelab.lab;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Waits for one thing while others may go wrong. */
final class Await {
    private static final int SECONDS_TO_DIE = 5;

    private Await() {}

    /**
     * The result, as soon as it is there, or what went wrong with it or with what it depends on.
     *
     * @param needed the result depends on these: when one of them fails, that explains more than what follows from it
     */
    static <T> T result(CompletableFuture<T> wanted, CompletableFuture<?>... needed) {
        var trouble = new CompletableFuture<T>();
        for (var each : needed) {
            each.whenComplete((success, failure) -> {
                if (failure != null) trouble.completeExceptionally(failure);
            });
        }
        try {
            return wanted.applyToEither(trouble, Function.identity()).get();
        } catch (ExecutionException e) {
            throw told(needed.length == 0 ? e.getCause() : firstCause(trouble, e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Leftovers.stopped();
        }
    }

    /** A connection breaks before the process at its other end is seen to have died: on a busy machine, by seconds. */
    private static Throwable firstCause(CompletableFuture<?> trouble, Throwable symptom) {
        try {
            trouble.get(SECONDS_TO_DIE, TimeUnit.SECONDS);
            return symptom;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (TimeoutException e) {
            return symptom;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return symptom;
        }
    }

    private static LabError told(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof LabError error ? error : LabError.machine("this should not happen: " + cause, cause);
    }
}
