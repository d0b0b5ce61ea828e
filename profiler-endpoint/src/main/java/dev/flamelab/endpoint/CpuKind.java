package dev.flamelab.endpoint;

import dev.flamelab.capture.CaptureRefused;
import dev.flamelab.capture.SamplingSession;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileWriter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** {@code profile}: where CPU time is spent during the next seconds. */
final class CpuKind implements Kind {
    private static final long DEFAULT_SECONDS = 30;

    private final SamplingSession session;
    private final long longestSeconds;

    CpuKind(SamplingSession session, Duration longest) {
        this.session = session;
        this.longestSeconds = longest.toSeconds();
    }

    @Override
    public String name() {
        return "profile";
    }

    @Override
    public String description() {
        return "CPU profile. The GET parameter <code>seconds</code> says for how long, 30 by default and "
                + longestSeconds + " at most; then look at it with <code>go tool pprof</code>.";
    }

    /** Has everything loaded before the first caller comes. Whether it worked shows then. */
    void warmUp() {
        session.warmUp().thenApply(CpuKind::gzip);
    }

    @Override
    public Future<Answer> answer(Call call) {
        long seconds = seconds(call.parameter("seconds"));
        if (seconds > longestSeconds) {
            return Future.succeededFuture(
                    Answer.refusal(400, "seconds must be at most " + longestSeconds + ", the limit of this endpoint"));
        }
        if (call.isHead()) {
            return Future.succeededFuture(Answer.profile(name(), null));
        }
        CompletableFuture<Profile> capture = session.profile(Duration.ofSeconds(seconds));
        call.atEnd(() -> capture.cancel(false));
        // Compressed in the session's thread, since the application may keep Vert.x's workers busy.
        return Future.fromCompletionStage(
                        capture.thenApply(CpuKind::gzip), call.context().vertx().getOrCreateContext())
                .map(bytes -> Answer.profile(name(), bytes))
                .otherwise(CpuKind::refusal);
    }

    /** As Go reads it: whatever is not a positive integer means the default. */
    private static long seconds(String parameter) {
        if (parameter == null || !parameter.matches("\\+?[0-9]{1,18}")) {
            return DEFAULT_SECONDS;
        }
        long seconds = Long.parseLong(parameter);
        return seconds > 0 ? seconds : DEFAULT_SECONDS;
    }

    private static Buffer gzip(Profile profile) {
        var bytes = new ByteArrayOutputStream();
        try {
            ProfileWriter.write(profile, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static Answer refusal(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof CancellationException) {
            return Answer.refusal(500, "the capture was given up");
        }
        if (!(cause instanceof CaptureRefused refused)) {
            return Failure.unexpected(cause);
        }
        return switch (refused.reason()) {
            // Go's words, to which its clients are used.
            case PROFILER_IN_USE ->
                Answer.refusal(500, "Could not enable CPU profiling: cpu profiling already in use by another program");
            case TOO_MANY_CAPTURES ->
                Answer.refusal(429, refused.getMessage())
                        .with("Retry-After", Long.toString(refused.retryAfter().toSeconds() + 1));
            case UNAVAILABLE -> Answer.refusal(501, refused.getMessage());
            case FAILED -> Answer.refusal(500, refused.getMessage());
        };
    }
}
