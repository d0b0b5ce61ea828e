package dev.flamelab.report;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out the frames that a profile itself declares uninteresting, with everything they call: but never before a
 * first frame that is interesting, so that no stack is lost whole.
 */
final class DropFrames {
    /** A parenthesis that opens an argument list is the first that belongs to none of these. */
    private static final Pattern PARENTHESIS = Pattern.compile("\\(anonymous namespace\\)|operator\\(\\)|\\(");

    private final Regex drop;
    private final Regex keep;
    private final Map<Location, Cut> cuts = new IdentityHashMap<>();

    private DropFrames(Regex drop, Regex keep) {
        this.drop = drop;
        this.keep = keep;
    }

    /** The samples without those frames. */
    static List<Sample> apply(Profile profile) {
        if (profile.dropFrames().isEmpty()) {
            return profile.samples();
        }
        var dropping = new DropFrames(Regex.whole(profile.dropFrames()), Regex.whole(profile.keepFrames()));
        return profile.samples().stream().map(dropping::cut).toList();
    }

    private Sample cut(Sample sample) {
        List<Cut> stack = sample.stack().stream()
                .map(frame -> cuts.computeIfAbsent(frame, this::cut))
                .toList();
        int leaf = 0;
        boolean interesting = false;
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (!stack.get(i).matches()) {
                interesting = true;
            } else if (interesting) {
                leaf = stack.get(i).isWhole() ? i + 1 : i;
                break;
            }
        }
        List<Location> left = stack.stream().skip(leaf).map(Cut::left).toList();
        return new Sample(left, sample.values(), sample.labels());
    }

    private Cut cut(Location location) {
        List<Line> lines = location.lines();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (drops(lines.get(i).function().name())) {
                boolean whole = i == lines.size() - 1;
                List<Line> left = whole ? lines : lines.subList(i + 1, lines.size());
                return new Cut(
                        true, whole, new Location(location.mapping(), location.address(), left, location.folded()));
            }
        }
        return new Cut(false, false, location);
    }

    private boolean drops(String name) {
        String simple = simple(name);
        return !name.isEmpty() && drop.finds(simple) && (keep == null || !keep.finds(simple));
    }

    private static String simple(String name) {
        String bare = name.startsWith(".") ? name.substring(1) : name;
        Matcher parenthesis = PARENTHESIS.matcher(bare);
        while (parenthesis.find()) {
            if (parenthesis.group().equals("(")) {
                return bare.substring(0, parenthesis.start());
            }
        }
        return bare;
    }

    /** Whether a location is to be dropped, whether whole, and what is left of it where it stays. */
    private record Cut(boolean matches, boolean isWhole, Location left) {}
}
