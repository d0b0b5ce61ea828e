package dev.flamelab.site;

import dev.flamelab.report.Dialect;
import dev.flamelab.report.Settings;
import java.io.IOException;

/** Shows profiles to browsers until it is closed; it listens before they are read. */
public final class ViewerServer implements AutoCloseable {
    private final LocalServer server;

    private ViewerServer(LocalServer server) {
        this.server = server;
    }

    /** Starts it; port 0 takes a free one. Fails with what the machine said when the port cannot be had. */
    public static ViewerServer start(
            OpenProfiles profiles, Settings initial, Dialect dialect, boolean allFrames, String host, int port)
            throws IOException {
        var query = new ViewQuery(initial, dialect, allFrames);
        return new ViewerServer(LocalServer.start(vertx -> ViewerRoutes.of(vertx, profiles, query), host, port));
    }

    public int port() {
        return server.port();
    }

    /** Where it is, without a slash at its end. */
    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
