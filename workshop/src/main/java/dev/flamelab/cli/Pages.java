package dev.flamelab.cli;

import dev.flamelab.lab.LabError;
import dev.flamelab.report.Dialect;
import dev.flamelab.report.Settings;
import dev.flamelab.site.Browser;
import dev.flamelab.site.OpenProfiles;
import dev.flamelab.site.ViewerServer;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** {@code lab pprof -http}: shows a profile in the browser until Ctrl-C. */
final class Pages {
    private Pages() {}

    /**
     * Serves them.
     *
     * @param name of the profile, for a list of several
     */
    static void serve(
            HostAndPort where,
            String name,
            OpenProfiles.Reading reading,
            Settings settings,
            Dialect dialect,
            boolean allFrames,
            boolean withBrowser,
            Consumer<String> say)
            throws Exception {
        var profiles = new OpenProfiles();
        try (var server = start(where, profiles, settings, dialect, allFrames)) {
            say.accept("Serving web UI on " + server.url() + " (Ctrl-C ends it)");
            profiles.open(name, reading);
            if (withBrowser) Browser.open(server.url());
            new CountDownLatch(1).await();
        }
    }

    private static ViewerServer start(
            HostAndPort where, OpenProfiles profiles, Settings settings, Dialect dialect, boolean allFrames)
            throws IOException {
        try {
            return ViewerServer.start(profiles, settings, dialect, allFrames, where.host(), where.port());
        } catch (BindException e) {
            throw LabError.machine(
                    "port " + where.port() + " of " + where.host()
                            + " is in use: give another one, or none as in -http=: and a free one is taken",
                    e);
        }
    }
}
