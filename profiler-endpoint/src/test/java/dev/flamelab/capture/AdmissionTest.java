package dev.flamelab.capture;

import static dev.flamelab.capture.Captures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.capture.CaptureRefused.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Admission admission = new Admission(1);

    @Test
    void captureThatCannotBeginIsToldAndKeepsNoPlace() throws Exception {
        CaptureRefused refusal = refusal(admission.admit(Duration.ofMinutes(1), () -> {
            throw new OutOfMemoryError("unable to create native thread");
        }));
        assertThat(refusal.reason()).isEqualTo(Reason.FAILED);
        assertThat(refusal).hasMessageContaining("unable to create native thread");
        assertThat(Captures.result(
                        admission.admit(Duration.ofMinutes(1), () -> CompletableFuture.completedFuture("well"))))
                .isEqualTo("well");
    }
}
