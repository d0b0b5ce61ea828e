package dev.flamelab.report;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TimeZone;

/** Which pprof to talk like: releases differ in a few lines of a report's head. */
public enum Dialect {
    /** The current pprof. */
    CURRENT("yyyy-MM-dd HH:mm:ss"),
    /** The pprof of Go 1.19. */
    GO_1_19("MMM d, yyyy 'at' h:mma");

    private final DateTimeFormatter time;

    Dialect(String time) {
        this.time = DateTimeFormatter.ofPattern(time, Locale.ENGLISH);
    }

    /** Point of time as the head of a report gives it. */
    String time(long nanos, TimeZone zone) {
        String text = time.format(WallClock.at(nanos, zone));
        String name = WallClock.zone(nanos, zone);
        if (this == CURRENT) {
            return text + " " + name;
        }
        // English writes AM and PM; pprof writes them small.
        return text.replace("AM", "am").replace("PM", "pm") + " (" + name + ")";
    }

    /** Whether lines may be told apart by column. */
    boolean hasColumns() {
        return this == CURRENT;
    }

    /** Whether the head names the profile's documentation. */
    boolean namesDocumentation() {
        return this == CURRENT;
    }
}
