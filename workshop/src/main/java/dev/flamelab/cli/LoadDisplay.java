package dev.flamelab.cli;

import dev.flamelab.lab.LoadEvent;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows a load while it runs: requests, rate, errors, time left. */
final class LoadDisplay implements Consumer<LoadEvent>, AutoCloseable {
    private final PrintWriter err;
    private ProgressLine line;
    private boolean counts;

    LoadDisplay(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void accept(LoadEvent event) {
        if (event instanceof LoadEvent.Start start) {
            counts = start.requests() > 0;
            long all = counts ? start.requests() : Math.round(start.warmUp() + start.duration());
            line = ProgressLine.of("load", all, err);
        } else if (event instanceof LoadEvent.Progress progress && line != null) {
            line.at(
                    counts ? progress.requests() : progress.elapsed(),
                    String.format(
                            Locale.ROOT,
                            "%s, %,d requests, %.0f/s, %,d errors, %.0f s left",
                            progress.phase(),
                            progress.requests(),
                            progress.rate(),
                            progress.errors(),
                            progress.left()));
        } else if (event instanceof LoadEvent.End) {
            close();
        }
    }

    /** Prints something while the load runs. */
    void aside(Runnable print) {
        ProgressLine shown;
        synchronized (this) {
            shown = line;
        }
        if (shown == null) print.run();
        else shown.aside(print);
    }

    @Override
    public synchronized void close() {
        if (line != null) line.close();
        line = null;
    }
}
