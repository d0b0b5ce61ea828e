package dev.flamelab.site;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.util.concurrent.CompletionException;

/** Presents the decks of a folder to browsers on this machine, until it is closed. */
public final class SlideServer implements AutoCloseable {
    private final Vertx vertx;
    private final HttpServer server;
    private final String host;

    private SlideServer(Vertx vertx, HttpServer server, String host) {
        this.vertx = vertx;
        this.server = server;
        this.host = host;
    }

    /** Starts it; port 0 takes a free one. Fails with what the machine said when the port cannot be had. */
    public static SlideServer start(Decks decks, String host, int port) throws IOException {
        // Nothing is served from files that Vert.x would have to unpack, so it needs no folder for that.
        var files = new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setFileSystemOptions(files));
        try {
            var server = vertx.createHttpServer()
                    .requestHandler(SlideRoutes.of(vertx, decks))
                    .listen(port, host)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new SlideServer(vertx, server, host);
        } catch (CompletionException e) {
            close(vertx);
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    public int port() {
        return server.actualPort();
    }

    /** Where the list of decks is, without a slash at its end. */
    public String url() {
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
