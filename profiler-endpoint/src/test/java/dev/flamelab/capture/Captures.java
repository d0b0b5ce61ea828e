package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits, with a deadline far beyond what is ever needed. */
final class Captures {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private Captures() {}

    static Profile profile(Capture capture) throws Exception {
        return Invariants.hold(result(capture.result()), "test");
    }

    static CaptureRefused refusal(Capture capture) throws Exception {
        try {
            result(capture.result());
        } catch (ExecutionException e) {
            return (CaptureRefused) (e.getCause() instanceof CompletionException c ? c.getCause() : e.getCause());
        }
        throw new AssertionError("The capture was not refused");
    }

    static <T> T result(CompletionStage<T> stage) throws InterruptedException, ExecutionException, TimeoutException {
        return stage.toCompletableFuture().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }

    static void awaitStart(Capture capture) {
        await(capture::hasStarted);
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
