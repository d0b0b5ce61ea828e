package dev.flamelab.capture;

import dev.flamelab.pprof.Profile;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Somebody who waits for what was allocated until now.
 *
 * @param form makes a profile of it, in the thread that reads
 */
record Snapshot(Function<Tally, Profile> form, CompletableFuture<Profile> result) {
    void complete(Tally allocated) {
        if (!result.isDone()) {
            result.complete(form.apply(allocated));
        }
    }

    void refuse(CaptureRefused refusal) {
        result.completeExceptionally(refusal);
    }
}
