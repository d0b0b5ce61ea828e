package dev.flamelab.capture;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/**
 * Since when something is counted, and for how long it was not while the profiler was started anew.
 *
 * @param uptime how long the JVM had run when it was counted first
 * @param pauses how many times it was not
 * @param paused for how long in all
 */
record Coverage(Duration uptime, int pauses, Duration paused) {
    /** Of what is counted from now on. */
    static Coverage fromNow() {
        long millis = ManagementFactory.getRuntimeMXBean().getUptime();
        return new Coverage(Duration.ofMillis(millis), 0, Duration.ZERO);
    }

    /** The same after another pause. */
    Coverage after(Duration pause) {
        return new Coverage(uptime, pauses + 1, paused.plus(pause));
    }

    @Override
    public String toString() {
        String since = "Allocations are counted since the JVM had run for " + seconds(uptime);
        return pauses == 0
                ? since + "."
                : since + ", but for " + seconds(paused) + " in " + pauses
                        + " pauses: when captures begin or end, or another program has the profiler.";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
    }
}
