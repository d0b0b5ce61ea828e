package dev.flamelab.report;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TimeZone;

/** Which pprof to talk like: releases differ in a few lines of a report's head. */
public enum Dialect {
    /** The current pprof. */
    CURRENT,
    /** The pprof of Go 1.19. */
    GO_1_19;

    /** Point of time as the head of a report gives it. */
    String time(long nanos, TimeZone zone) {
        OffsetDateTime then = WallClock.at(nanos, zone);
        String name = WallClock.zone(nanos, zone);
        if (this == CURRENT) {
            // By hand: to make a formatter takes longer than all the rest of a report's head.
            String clock = then.toLocalTime().withNano(0).toString();
            return then.toLocalDate() + " " + (clock.length() == "HH:mm".length() ? clock + ":00" : clock) + " " + name;
        }
        String text = DateTimeFormatter.ofPattern("MMM d, yyyy 'at' h:mma", Locale.ENGLISH)
                .format(then);
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
