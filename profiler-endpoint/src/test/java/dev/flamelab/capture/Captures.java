package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What captures lead to, waited for with a deadline far beyond what is ever needed. */
final class Captures {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private Captures() {}

    static Profile profile(Capture capture) throws Exception {
        return Invariants.hold(result(capture.result()), "test");
    }

    static CaptureRefused refusal(Capture capture) throws Exception {
        return refusal(capture.result());
    }

    static CaptureRefused refusal(CompletionStage<?> capture) throws Exception {
        try {
            result(capture);
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

    /** The files that sessions of this JVM record into. */
    static List<Path> recordings() {
        List<Path> files = new ArrayList<>();
        Path tmp = Path.of(System.getProperty("java.io.tmpdir"));
        String ours = "flamelab-" + ProcessHandle.current().pid() + "-*";
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(tmp, ours)) {
            for (Path directory : directories) {
                try (DirectoryStream<Path> recordings = Files.newDirectoryStream(directory, "*.jfr")) {
                    recordings.forEach(files::add);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return files;
    }
}
