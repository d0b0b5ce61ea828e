package dev.flamelab.endpoint;

import dev.flamelab.capture.CaptureRefused;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileWriter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Makes answers of what was captured, in threads of its own: the application may keep Vert.x's workers busy. */
final class Delivery implements AutoCloseable {
    private static final int THREADS = 2;

    /** They stay: threads that come and go with the requests would fill {@code threadcreate}. */
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Delivery::daemon);

    /** Gives up the capture when the caller goes away, and the answer if nobody has begun to make it. */
    <T> Future<Answer> of(Call call, CompletableFuture<T> captured, Function<T, Answer> form) {
        return of(call, captured, form, Delivery::failed);
    }

    /** @param failed what to say when it failed or another program is in the way, on which kinds differ */
    <T> Future<Answer> of(
            Call call,
            CompletableFuture<T> captured,
            Function<T, Answer> form,
            Function<CaptureRefused, Answer> failed) {
        CompletableFuture<Answer> answer = captured.thenApplyAsync(form, threads);
        call.atEnd(() -> {
            captured.cancel(false);
            answer.cancel(false);
        });
        return told(call, answer, failed);
    }

    /** Sends a file that is ours to delete: whoever sends it does, so nothing comes between it and its answer. */
    Future<Answer> ofFile(Call call, CompletableFuture<Path> captured, String name) {
        CompletableFuture<Answer> answer = captured.thenApply(file -> Answer.file(name, file));
        call.atEnd(() -> captured.cancel(false));
        return told(call, answer, Delivery::failed);
    }

    private static Future<Answer> told(
            Call call, CompletableFuture<Answer> answer, Function<CaptureRefused, Answer> failed) {
        return Future.fromCompletionStage(answer, call.context().vertx().getOrCreateContext())
                .otherwise(failure -> refusal(failure, failed));
    }

    private static Answer failed(CaptureRefused refused) {
        return Answer.refusal(500, refused.getMessage());
    }

    /** For work that is no answer yet. */
    Executor threads() {
        return threads;
    }

    static Buffer gzip(Profile profile) {
        var bytes = new ByteArrayOutputStream();
        try {
            ProfileWriter.write(profile, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static Answer refusal(Throwable failure, Function<CaptureRefused, Answer> failed) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof CancellationException) {
            return Answer.refusal(500, "the caller went away");
        }
        if (cause instanceof BadRequest) {
            return Answer.refusal(400, cause.getMessage());
        }
        if (cause instanceof Deltas.Closed) {
            return Answer.refusal(501, cause.getMessage());
        }
        if (!(cause instanceof CaptureRefused refused)) {
            return Failure.unexpected(cause);
        }
        return switch (refused.reason()) {
            case PROFILER_IN_USE, FAILED -> failed.apply(refused);
            case TOO_MANY_CAPTURES ->
                Answer.tooMany(refused.getMessage(), refused.retryAfter().toSeconds() + 1);
            case UNAVAILABLE -> Answer.refusal(501, refused.getMessage());
        };
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "flamelab-delivery");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
