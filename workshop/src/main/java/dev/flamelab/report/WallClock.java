package dev.flamelab.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;

/**
 * What the clocks of a zone show. By the old class of zones: the first use of {@link java.time.ZoneId} looks through
 * every jar for more of them, which takes longer than a small report.
 */
final class WallClock {
    private WallClock() {}

    /** The date and time at a point of time. */
    static OffsetDateTime at(long nanos, TimeZone zone) {
        int offset = zone.getOffset(TimeUnit.NANOSECONDS.toMillis(nanos));
        return Instant.ofEpochSecond(0, nanos)
                .atOffset(ZoneOffset.ofTotalSeconds((int) TimeUnit.MILLISECONDS.toSeconds(offset)));
    }

    /** What the zone is called then: {@code CET} in winter, {@code CEST} in summer. */
    static String zone(long nanos, TimeZone zone) {
        // called so in every language, of which the names need not be loaded then
        if (zone.getID().equals("UTC") || zone.getID().equals("Etc/UTC")) {
            return "UTC";
        }
        Date then = new Date(TimeUnit.NANOSECONDS.toMillis(nanos));
        return zone.getDisplayName(zone.inDaylightTime(then), TimeZone.SHORT, Locale.ENGLISH);
    }
}
