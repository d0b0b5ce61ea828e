package dev.flamelab.report;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Samples on their way through a filter. */
record Filtering(List<Sample> samples, List<Location> locations) {

    /** The samples of a profile, without the frames that it declares uninteresting. */
    static Filtering begin(Profile profile, View view) {
        List<Sample> samples = view.has(View.Option.ALL_FRAMES) ? profile.samples() : DropFrames.apply(profile);
        return new Filtering(samples, locations(samples));
    }

    Filtering apply(Filter filter, LabelUnits units, List<String> warnings) {
        var matcher = new Matcher(filter.regex(Filter.By.FOCUS), filter.regex(Filter.By.IGNORE));
        // Every sample is looked at, for the warnings are about places, not samples.
        List<Sample> left = samples.stream().filter(matcher::takes).toList();
        warn(Filter.By.FOCUS, matcher.focus == null || matcher.focused, warnings);
        warn(Filter.By.IGNORE, matcher.ignore == null || matcher.ignored, warnings);
        return new Filtering(left, locations);
    }

    private static void warn(Filter.By by, boolean matched, List<String> warnings) {
        if (!matched) {
            warnings.add(by.title() + " expression matched no samples");
        }
    }

    private static List<Location> locations(List<Sample> samples) {
        Set<Location> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Location> locations = new ArrayList<>();
        for (Sample sample : samples) {
            for (Location location : sample.stack()) {
                if (seen.add(location)) {
                    locations.add(location);
                }
            }
        }
        return locations;
    }

    private static final class Matcher {
        private enum Verdict {
            FOCUSED,
            IGNORED,
            NEITHER
        }

        private final Regex focus;
        private final Regex ignore;
        private final Map<Location, Verdict> verdicts = new IdentityHashMap<>();
        private boolean focused;
        private boolean ignored;

        Matcher(Regex focus, Regex ignore) {
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

        private static boolean matches(Regex pattern, Location location) {
            for (Line line : location.lines()) {
                if (pattern.finds(line.function().name())
                        || pattern.finds(line.function().file())) {
                    return true;
                }
            }
            return location.mapping() != null
                    && pattern.finds(location.mapping().file());
        }
    }
}
