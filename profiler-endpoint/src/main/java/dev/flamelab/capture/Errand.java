package dev.flamelab.capture;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Work in steps, which ends with the one at which nobody waits for its result any more. Safe for use by any thread. */
final class Errand<T> {
    private final CompletableFuture<T> result = new CompletableFuture<>();

    /** Cancelling it gives up the step that is under way, and those to come. */
    CompletableFuture<T> result() {
        return result;
    }

    /** Begins a step, unless it is for nobody. */
    <S> CompletableFuture<S> step(Supplier<CompletableFuture<S>> begin) {
        if (result.isDone()) {
            return CompletableFuture.failedFuture(Shared.givenUp());
        }
        CompletableFuture<S> step = begin.get();
        result.whenComplete((done, refusal) -> step.cancel(false));
        return step;
    }

    /** Tells what has come of the last step. */
    void end(T done, Throwable refusal) {
        if (refusal == null) {
            result.complete(done);
        } else {
            result.completeExceptionally(refusal);
        }
    }
}
