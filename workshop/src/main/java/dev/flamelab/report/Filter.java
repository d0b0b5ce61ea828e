package dev.flamelab.report;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which samples a report is about: those that pass a place which {@code focus} matches and none which {@code ignore}
 * matches, by function, file or program.
 *
 * @param focus empty for every sample
 * @param ignore empty for none
 */
public record Filter(String focus, String ignore) {
    /** Takes every sample. */
    public static final Filter NOTHING = new Filter("", "");

    /** The samples that are left, and what to tell the person who filtered. */
    record Filtered(List<Sample> samples, List<String> warnings) {}

    /** What the head of a report says of this filter. */
    List<String> active() {
        List<String> active = new ArrayList<>();
        if (!focus.isEmpty()) {
            active.add("focus=" + focus);
        }
        if (!ignore.isEmpty()) {
            active.add("ignore=" + ignore);
        }
        return active;
    }

    Filtered apply(List<Sample> samples) {
        var matcher = new Matcher(pattern("focus", focus), pattern("ignore", ignore));
        // Every sample is looked at, for the warnings are about places, not samples.
        List<Sample> left = samples.stream().filter(matcher::takes).toList();
        List<String> warnings = new ArrayList<>();
        if (!focus.isEmpty() && !matcher.focused) {
            warnings.add("Focus expression matched no samples");
        }
        if (!ignore.isEmpty() && !matcher.ignored) {
            warnings.add("Ignore expression matched no samples");
        }
        return new Filtered(left, warnings);
    }

    /** A pattern that a person typed, or null for an empty one. */
    static Pattern pattern(String option, String regex) {
        try {
            return regex.isEmpty() ? null : Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new ReportError("parsing " + option + " regexp: " + e.getDescription() + " near index " + e.getIndex()
                    + " of " + regex);
        }
    }

    private static final class Matcher {
        private enum Verdict {
            FOCUSED,
            IGNORED,
            NEITHER
        }

        private final Pattern focus;
        private final Pattern ignore;
        private final Map<Location, Verdict> verdicts = new IdentityHashMap<>();
        private boolean focused;
        private boolean ignored;

        Matcher(Pattern focus, Pattern ignore) {
            this.focus = focus;
            this.ignore = ignore;
        }

        boolean takes(Sample sample) {
            boolean passesFocus = false;
            boolean passesIgnored = false;
            for (Location location : sample.stack()) {
                Verdict verdict = verdicts.computeIfAbsent(location, this::judge);
                passesFocus |= verdict == Verdict.FOCUSED;
                passesIgnored |= verdict == Verdict.IGNORED;
            }
            return passesFocus && !passesIgnored;
        }

        private Verdict judge(Location location) {
            if (ignore != null && matches(ignore, location)) {
                ignored = true;
                return Verdict.IGNORED;
            }
            if (focus == null || matches(focus, location)) {
                focused = true;
                return Verdict.FOCUSED;
            }
            return Verdict.NEITHER;
        }

        private static boolean matches(Pattern pattern, Location location) {
            for (Line line : location.lines()) {
                if (pattern.matcher(line.function().name()).find()
                        || pattern.matcher(line.function().file()).find()) {
                    return true;
                }
            }
            return location.mapping() != null
                    && pattern.matcher(location.mapping().file()).find();
        }
    }
}
