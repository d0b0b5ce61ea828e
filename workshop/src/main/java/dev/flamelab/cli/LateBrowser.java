package dev.flamelab.cli;

import dev.flamelab.site.Browser;
import java.util.Timer;
import java.util.TimerTask;

/** Opens a page once there is something to see in it: a profile, or how far the reading of a large one is. */
final class LateBrowser implements AutoCloseable {
    private static final int MILLIS_FOR_A_SMALL_PROFILE = 500;

    private final Timer timer = new Timer("browser", true);
    private String url;

    /** @param url null for no browser */
    LateBrowser(String url) {
        this.url = url;
        var late = new TimerTask() {
            @Override
            public void run() {
                open();
            }
        };
        timer.schedule(late, MILLIS_FOR_A_SMALL_PROFILE);
    }

    /** Opens it now, unless it is open. */
    synchronized void open() {
        if (url != null) Browser.open(url);
        url = null;
    }

    /** What is not open by now stays closed. */
    @Override
    public synchronized void close() {
        url = null;
        timer.cancel();
    }
}
