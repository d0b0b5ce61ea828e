package dev.flamelab.endpoint;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** An endpoint on a free port for one test, closed at its end. */
final class TestEndpoint implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final PprofEndpoint endpoint;

    private TestEndpoint(PprofOptions options) {
        endpoint = started(options);
    }

    private PprofEndpoint started(PprofOptions options) {
        try {
            return await(PprofEndpoint.start(vertx, options));
        } catch (CompletionException e) {
            await(vertx.close());
            throw e;
        }
    }

    static TestEndpoint open() {
        return open(PprofOptions.loopback(0).service("test"));
    }

    static TestEndpoint open(PprofOptions options) {
        return new TestEndpoint(options);
    }

    int port() {
        return endpoint.port();
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(1, TimeUnit.MINUTES)
                .join();
    }

    @Override
    public void close() {
        await(endpoint.close());
        await(vertx.close());
    }
}
