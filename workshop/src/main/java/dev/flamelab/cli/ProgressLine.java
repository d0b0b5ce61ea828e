package dev.flamelab.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressState;

/** One line on stderr that shows how far long work is; there is none when stderr is not a terminal. */
final class ProgressLine implements AutoCloseable {
    private static final int WIDTH = 79;
    private static final int BAR = 20;
    private static final int MILLIS_PER_DRAWING = 250;

    /** Null when nobody looks. */
    private final ProgressBar bar;

    private final Line line;
    private Timer clock;

    private ProgressLine(ProgressBar bar, Line line) {
        this.bar = bar;
        this.line = line;
    }

    /** A line for work that takes so many seconds. */
    static ProgressLine of(String work, long seconds, PrintWriter err) {
        // only the script that starts us can ask whether stderr is a terminal
        return of(work, seconds, err, Boolean.getBoolean("flamelab.tty"));
    }

    static ProgressLine of(String work, long seconds, PrintWriter err, boolean terminal) {
        var line = new Line(err);
        if (!terminal) return new ProgressLine(null, line);
        var bar = new ProgressBarBuilder()
                .setTaskName(work)
                .setInitialMax(seconds)
                .setRenderer(ProgressLine::drawn)
                .setUpdateIntervalMillis(MILLIS_PER_DRAWING)
                .setConsumer(line)
                .build();
        return new ProgressLine(bar, line);
    }

    /** Fits into a terminal of the usual width, which the library's own drawing does not. */
    private static String drawn(ProgressState state, int width) {
        int full = (int) Math.round(state.getNormalizedProgress() * BAR);
        var text = String.format(
                Locale.ROOT,
                "%3.0f%% [%s%s] %s",
                100 * state.getNormalizedProgress(),
                "=".repeat(full),
                " ".repeat(BAR - full),
                state.getExtraMessage());
        return String.format(Locale.ROOT, "%-" + width + "." + width + "s", text);
    }

    /** The same, for work that takes as long as it takes: the line advances with the clock. */
    static ProgressLine withClock(String work, long seconds, PrintWriter err) {
        var line = of(work, seconds, err);
        if (line.bar == null) return line;
        line.clock = new Timer("clock of " + work, true);
        var start = System.nanoTime();
        var tick = new TimerTask() {
            @Override
            public void run() {
                double elapsed = (System.nanoTime() - start) / 1e9;
                line.at(elapsed, String.format(Locale.ROOT, "%s, %.0f s left", work, Math.max(0, seconds - elapsed)));
            }
        };
        line.clock.schedule(tick, 0, MILLIS_PER_DRAWING);
        return line;
    }

    /** So far it is, and this is worth knowing. */
    void at(double seconds, String message) {
        if (bar == null) return;
        bar.stepTo(Math.min(bar.getMax(), Math.round(seconds)));
        bar.setExtraMessage(message);
    }

    /** Prints something else; the line comes back below it. */
    void aside(Runnable print) {
        synchronized (line) {
            if (bar != null) line.clear();
            print.run();
        }
    }

    @Override
    public void close() {
        if (clock != null) clock.cancel();
        if (bar == null) return;
        bar.close();
        line.clear();
    }

    /** Where the bar is drawn: over itself. */
    private record Line(PrintWriter err) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public synchronized void accept(String drawn) {
            err.print("\r" + drawn);
            err.flush();
        }

        @Override
        public synchronized void clear() {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            err.flush();
        }

        @Override
        public void close() {}
    }
}
