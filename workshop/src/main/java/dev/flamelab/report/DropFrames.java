package dev.flamelab.report;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import java.util.BitSet;
import java.util.List;

/**
 * Leaves out the frames that a profile itself declares uninteresting, with everything they call: but never before a
 * first frame that is interesting, so that no stack is lost whole.
 */
final class DropFrames implements FrameFilter {
    private final Regex drop;
    private final Regex keep;
    private final BitSet matching = new BitSet();
    private final BitSet whole = new BitSet();

    private DropFrames(Regex drop, Regex keep) {
        this.drop = drop;
        this.keep = keep;
    }

    /** What the profile asks for, or null. */
    static DropFrames of(Profile profile) {
        return profile.dropFrames().isEmpty()
                ? null
                : new DropFrames(Regex.whole(profile.dropFrames()), Regex.whole(profile.keepFrames()));
    }

    @Override
    public Location see(int number, Location location) {
        List<Line> lines = location.lines();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (drops(lines.get(i).function().name())) {
                matching.set(number);
                whole.set(number, i == lines.size() - 1);
                return whole.get(number) ? location : FrameFilter.with(location, lines.subList(i + 1, lines.size()));
            }
        }
        return location;
    }

    @Override
    public boolean takes(Frames stack) {
        boolean interesting = false;
        for (int i = stack.size() - 1; i >= 0; i--) {
            int number = stack.number(i);
            if (!matching.get(number)) {
                interesting = true;
            } else if (interesting) {
                stack.cutBelow(whole.get(number) ? i + 1 : i);
                break;
            }
        }
        return true;
    }

    private boolean drops(String name) {
        String simple = SimpleName.of(name);
        return !name.isEmpty() && drop.finds(simple) && (keep == null || !keep.finds(simple));
    }
}
