package dev.flamelab.site;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A web server of our own, with its own threads, until it is closed. */
final class LocalServer implements AutoCloseable {
    private static final String RECORDING = "io.netty.jfr.enabled";
    private static final int LONGEST_LINE = 1 << 17;
    private static final int MINUTES_FOR_A_LARGE_PROFILE = 10;

    private final Vertx vertx;
    private final HttpServer server;
    private final String host;

    private LocalServer(Vertx vertx, HttpServer server, String host) {
        this.vertx = vertx;
        this.server = server;
        this.host = host;
    }

    /** Starts it; port 0 takes a free one. Fails with what the machine said when the port cannot be had. */
    static LocalServer start(Function<Vertx, Router> routes, String host, int port) throws IOException {
        // At the first request Netty would set up a flight recorder for its own events: most of the time that one
        // takes.
        if (System.getProperty(RECORDING) == null) System.setProperty(RECORDING, "false");
        // Nothing is served from files that Vert.x would have to unpack, so it needs no folder for that.
        var files = new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        var vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setMaxWorkerExecuteTimeUnit(TimeUnit.MINUTES)
                .setMaxWorkerExecuteTime(MINUTES_FOR_A_LARGE_PROFILE)
                .setFileSystemOptions(files));
        try {
            // Expressions over functions are long, and stand in addresses.
            var http = new HttpServerOptions()
                    .setMaxInitialLineLength(LONGEST_LINE)
                    .setHttp2ClearTextEnabled(false);
            Router router = routes.apply(vertx);
            var server = vertx.createHttpServer(http)
                    .requestHandler(request -> take(request, router))
                    .listen(port, host)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new LocalServer(vertx, server, host);
        } catch (CompletionException e) {
            close(vertx);
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private static void take(HttpServerRequest request, Router router) {
        if (request.authority() != null) {
            router.handle(request);
        } else {
            // The router would log this as a failure of ours.
            request.response().setStatusCode(400).end("this request names no Host\n");
        }
    }

    int port() {
        return server.actualPort();
    }

    /** Where it is, without a slash at its end. */
    String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    @Override
    public void close() {
        close(vertx);
    }

    private static void close(Vertx vertx) {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
