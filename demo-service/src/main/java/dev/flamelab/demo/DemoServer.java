package dev.flamelab.demo;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The running service: its HTTP server, and the threads that compute. */
final class DemoServer implements AutoCloseable {
    /** How long the requests under way may take to finish once the service is told to stop. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** How long anything else may take on the way down. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final HttpServer http;

    private DemoServer(Vertx vertx, HttpServer http) {
        this.vertx = vertx;
        this.http = http;
    }

    /** Starts the service; port 0 takes one that is free. */
    static DemoServer start(String host, int port) throws CannotStart {
        // The service reads no files: without this Vert.x keeps a directory for them.
        var files = new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        Vertx vertx = Vertx.vertx(new VertxOptions().setFileSystemOptions(files));
        try {
            // As many threads as can compute at once: more would slow each other down.
            int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
            WorkerExecutor workers = vertx.createSharedWorkerExecutor("demo-worker", threads);
            return new DemoServer(vertx, listen(vertx, workers, host, port));
        } catch (CannotStart e) {
            vertx.close().await();
            throw e;
        }
    }

    int port() {
        return http.actualPort();
    }

    /** Lets the requests under way finish, then gives back ports and threads. */
    @Override
    public void close() {
        try {
            http.shutdown(GRACE).await(GRACE.plus(LONGEST_STEP).toMillis(), TimeUnit.MILLISECONDS);
            vertx.close().await(LONGEST_STEP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.err.println("demo-service: stopped before every request was answered");
        }
    }

    private static HttpServer listen(Vertx vertx, WorkerExecutor workers, String host, int port) throws CannotStart {
        HttpServer server = vertx.createHttpServer().requestHandler(new Api().router(vertx, workers));
        var listening = server.listen(port, host).toCompletionStage().toCompletableFuture();
        try {
            return listening.join();
        } catch (CompletionException e) {
            throw CannotStart.listening(host, port, "--port", e.getCause());
        }
    }
}
