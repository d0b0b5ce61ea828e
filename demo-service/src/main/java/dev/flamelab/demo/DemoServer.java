package dev.flamelab.demo;

import dev.flamelab.endpoint.PprofEndpoint;
import dev.flamelab.endpoint.PprofOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The running service: its HTTP server, the threads that compute, and its profiles on a port of their own. */
final class DemoServer implements AutoCloseable {
    /** How long the requests under way may take to finish once the service is told to stop. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** How long anything else may take on the way down. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final HttpServer http;
    private final PprofEndpoint profiles;

    private DemoServer(Vertx vertx, HttpServer http, PprofEndpoint profiles) {
        this.vertx = vertx;
        this.http = http;
        this.profiles = profiles;
    }

    /** Starts the service; port 0 takes one that is free. */
    static DemoServer start(String host, int port, int pprofPort) throws CannotStart {
        // The service reads no files: without this Vert.x keeps a directory for them.
        var files = new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        Vertx vertx = Vertx.vertx(new VertxOptions().setFileSystemOptions(files));
        try {
            // As many threads as can compute at once: more would slow each other down.
            int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
            WorkerExecutor workers = vertx.createSharedWorkerExecutor("demo-worker", threads);
            // HTTP/1.1 alone: over HTTP/2 in clear text Vert.x answers HEAD with a body.
            var options = new HttpServerOptions().setHttp2ClearTextEnabled(false);
            HttpServer server = vertx.createHttpServer(options).requestHandler(new Api().router(vertx, workers));
            HttpServer http = started(server.listen(port, host), host, port, "--port");
            PprofOptions loopback = PprofOptions.loopback(pprofPort).service("demo-service");
            PprofEndpoint profiles =
                    started(PprofEndpoint.start(vertx, loopback), loopback.host(), pprofPort, "--pprof-port");
            return new DemoServer(vertx, http, profiles);
        } catch (CannotStart e) {
            vertx.close().await();
            throw e;
        }
    }

    int port() {
        return http.actualPort();
    }

    int pprofPort() {
        return profiles.port();
    }

    /** Lets the requests under way finish, then gives back ports and threads. */
    @Override
    public void close() {
        try {
            long start = System.nanoTime();
            within(GRACE.plus(LONGEST_STEP), http.shutdown(GRACE));
            boolean allAnswered = System.nanoTime() - start < GRACE.toNanos();
            within(LONGEST_STEP, profiles.close());
            if (!allAnswered) {
                // What still computes needs its event loop to the end, which is that of the process.
                throw new TimeoutException();
            }
            within(LONGEST_STEP, vertx.close());
        } catch (TimeoutException e) {
            System.err.println("demo-service: stopped before every request was answered");
        }
    }

    private static <T> T started(Future<T> starting, String host, int port, String option) throws CannotStart {
        try {
            return starting.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw CannotStart.listening(host, port, option, e.getCause());
        }
    }

    private static void within(Duration longest, Future<Void> step) throws TimeoutException {
        step.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
