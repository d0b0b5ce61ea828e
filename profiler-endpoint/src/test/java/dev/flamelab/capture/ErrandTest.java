package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ErrandTest {
    private final Errand<String> errand = new Errand<>();
    private final CompletableFuture<String> first = new CompletableFuture<>();

    @Test
    void whoGivesItUpEndsItsStepAndThoseToCome() {
        CompletableFuture<String> last = errand.step(() -> first)
                .exceptionally(refusal -> "nothing")
                .thenCompose(before -> errand.step(() -> {
                    throw new AssertionError("It was begun for nobody");
                }));
        last.whenComplete(errand::end);
        errand.result().cancel(false);
        assertThat(first).isCancelled();
        assertThat(last)
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableThat()
                .havingRootCause()
                .withMessage("nobody waits for it");
    }

    @Test
    void whatComesOfItsStepsIsTold() {
        errand.step(() -> first)
                .thenCompose(before -> errand.step(() -> CompletableFuture.completedFuture(before + "!")))
                .whenComplete(errand::end);
        first.complete("done");
        assertThat(errand.result()).isCompletedWithValue("done!");
    }
}
