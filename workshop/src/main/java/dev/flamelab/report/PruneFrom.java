package dev.flamelab.report;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import java.util.BitSet;
import java.util.List;

/** Cuts off every stack what the innermost match calls. */
final class PruneFrom implements FrameFilter {
    private final Regex regex;
    private final BitSet matching = new BitSet();

    private PruneFrom(Regex regex) {
        this.regex = regex;
    }

    /** What was typed for it, or null when nothing was. */
    static PruneFrom of(Filter filter) {
        Regex regex = filter.regex(Filter.By.PRUNE_FROM);
        return regex == null ? null : new PruneFrom(regex);
    }

    @Override
    public Location see(int number, Location location) {
        List<Line> lines = location.lines();
        for (int i = 0; i < lines.size(); i++) {
            String name = lines.get(i).function().name();
            if (!name.isEmpty() && regex.finds(SimpleName.of(name))) {
                matching.set(number);
                return FrameFilter.with(location, lines.subList(i, lines.size()));
            }
        }
        return location;
    }

    @Override
    public boolean takes(Frames stack) {
        for (int i = 0; i < stack.size(); i++) {
            if (matching.get(stack.number(i))) {
                stack.cutBelow(i);
                break;
            }
        }
        return true;
    }
}
