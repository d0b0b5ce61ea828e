package dev.flamelab.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Waits for one thing while others may go wrong. */
final class Await {
    private Await() {}

    /**
     * The result, as soon as it is there, or the first failure of it or of one of the others.
     *
     * @param others never succeed before the result is there, or need not be waited for
     */
    static <T> T result(CompletableFuture<T> wanted, CompletableFuture<?>... others) {
        var first = new ArrayList<CompletableFuture<?>>(List.of(others));
        first.replaceAll(other -> other.thenCompose(success -> new CompletableFuture<>()));
        first.add(0, wanted);
        try {
            CompletableFuture.anyOf(first.toArray(CompletableFuture[]::new)).get();
            return wanted.join();
        } catch (ExecutionException | CompletionException | CancellationException e) {
            throw told(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Leftovers.stopped();
        }
    }

    private static LabError told(Throwable failure) {
        return failure instanceof LabError error
                ? error
                : LabError.machine("this should not happen: " + failure, failure);
    }
}
