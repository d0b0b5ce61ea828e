package dev.flamelab.capture;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a recorder was told to do, as its recording has it: settings of events, each with a name. */
final class JfrSettings {
    private static final Map<String, TimeUnit> UNITS = Map.of(
            "ns", TimeUnit.NANOSECONDS,
            "us", TimeUnit.MICROSECONDS,
            "ms", TimeUnit.MILLISECONDS,
            "s", TimeUnit.SECONDS);

    private final JfrType type;
    private final int of;
    private final int name;
    private final int value;
    private final Map<Long, Map<String, String>> settings = new HashMap<>();

    JfrSettings(JfrChunk chunk) throws IOException {
        type = chunk.type("jdk.ActiveSetting");
        of = type.field("id");
        name = type.field("name");
        value = type.field("value");
    }

    /** An interval in nanoseconds: of a number, or of one with a unit, such as 10 ms; 0 of a word that tells none. */
    static long nanos(String interval) {
        int space = interval.indexOf(' ');
        TimeUnit unit = space < 0 ? TimeUnit.NANOSECONDS : UNITS.get(interval.substring(space + 1));
        try {
            long number = Long.parseLong(space < 0 ? interval : interval.substring(0, space));
            return unit == null ? 0 : Math.max(0, unit.toNanos(number));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The type of the events that hold settings. */
    JfrType type() {
        return type;
    }

    /** Takes note of the setting that was moved to; a later one replaces an earlier one of that name. */
    void add(JfrEvents events) throws IOException {
        Map<String, String> known = settings.get(events.number(of));
        if (known == null) {
            known = new HashMap<>();
            settings.put(events.number(of), known);
        }
        known.put(events.text(name), events.text(value));
    }

    /** The settings of an event; none if the recording, or this part of it, does not tell. */
    Map<String, String> of(JfrType event) {
        return settings.getOrDefault(event.id(), Map.of());
    }
}
