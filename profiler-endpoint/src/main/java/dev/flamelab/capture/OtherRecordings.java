package dev.flamelab.capture;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/** Recordings of others that run in this JVM now: whatever is recorded for one of them or for us is in all. */
final class OtherRecordings {
    /** What the names of ours begin with. */
    static final String OURS = "flamelab";

    /** What the JDK's own configuration has, for who records no waits, or it is not known how long ones. */
    static final Duration USUAL = Duration.ofMillis(20);

    private static final Pattern TIME = Pattern.compile("(\\d{1,12}) ?(ns|us|ms|s)");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("ns", ChronoUnit.NANOS, "us", ChronoUnit.MICROS, "ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS);

    private final List<Map<String, String>> settings;

    private OtherRecordings(List<Map<String, String>> settings) {
        this.settings = settings;
    }

    static OtherRecordings running() {
        // Asked four times a second, mostly in a JVM that has compiled none of this.
        List<Map<String, String>> settings = new ArrayList<>();
        for (Recording recording : FlightRecorder.getFlightRecorder().getRecordings()) {
            if (recording.getState() == RecordingState.RUNNING
                    && !recording.getName().startsWith(OURS)) {
                settings.add(recording.getSettings());
            }
        }
        return new OtherRecordings(settings);
    }

    boolean any() {
        return !settings.isEmpty();
    }

    /** How long a wait must be for them to want it; nothing when there are none. */
    Duration threshold(String event) {
        Duration least = null;
        for (Map<String, String> each : settings) {
            Duration wanted = threshold(each, event);
            least = least == null || wanted.compareTo(least) < 0 ? wanted : least;
        }
        return least == null ? Duration.ZERO : least;
    }

    private static Duration threshold(Map<String, String> settings, String event) {
        if (!"true".equals(settings.get(event + "#enabled"))) {
            return USUAL;
        }
        Matcher time = TIME.matcher(settings.getOrDefault(event + "#threshold", "0 ns"));
        return time.matches() ? Duration.of(Long.parseLong(time.group(1)), UNITS.get(time.group(2))) : USUAL;
    }
}
