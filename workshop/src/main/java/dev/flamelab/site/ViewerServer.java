package dev.flamelab.site;

import java.io.IOException;
import java.nio.file.Path;

/** Shows profiles to browsers until it is closed; it listens before they are read. */
public final class ViewerServer implements AutoCloseable {
    private final LocalServer server;
    private final OpenProfiles profiles;
    private final ViewerRoutes routes;

    private ViewerServer(LocalServer server, OpenProfiles profiles, ViewerRoutes routes) {
        this.server = server;
        this.profiles = profiles;
        this.routes = routes;
    }

    /** Starts it. Fails with what the machine said when the port cannot be had. */
    public static ViewerServer start(OpenProfiles profiles, ViewerOptions options) throws IOException {
        var names = OwnNames.of(options.host());
        var routes = new ViewerRoutes(profiles, options);
        var server = LocalServer.start(vertx -> routes.router(vertx, names), options.host(), options.port());
        return new ViewerServer(server, profiles, routes);
    }

    /** Makes the flame graph of the command's profile, in this thread, while a browser takes its time to ask for it. */
    public void prepare() {
        routes.prepare();
    }

    /** The file in which pprof keeps settings for this user. */
    public static Path savedConfigs() {
        return SavedConfigs.place(
                System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /** Whether nobody but this machine gets to what listens there. */
    public static boolean isLoopback(String host) throws IOException {
        return OwnNames.of(host).isLoopback();
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
        profiles.close();
    }
}
