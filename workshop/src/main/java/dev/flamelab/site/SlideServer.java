package dev.flamelab.site;

import java.io.IOException;

/** Presents the decks of a folder to browsers on this machine, until it is closed. */
public final class SlideServer implements AutoCloseable {
    private final LocalServer server;

    private SlideServer(LocalServer server) {
        this.server = server;
    }

    /** Starts it; port 0 takes a free one. Fails with what the machine said when the port cannot be had. */
    public static SlideServer start(Decks decks, String host, int port) throws IOException {
        return new SlideServer(LocalServer.start(vertx -> SlideRoutes.of(vertx, decks), host, port));
    }

    public int port() {
        return server.port();
    }

    /** Where the list of decks is, without a slash at its end. */
    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
