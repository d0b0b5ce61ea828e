package dev.flamelab.report;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import java.util.BitSet;
import java.util.List;

/** Cuts the callers of the outermost match off every stack, and takes no stack without one. */
final class ShowFrom implements FrameFilter {
    private final Regex regex;
    private final BitSet matching = new BitSet();

    private ShowFrom(Regex regex) {
        this.regex = regex;
    }

    /** What was typed for it, or null when nothing was. */
    static ShowFrom of(Filter filter) {
        Regex regex = filter.regex(Filter.By.SHOW_FROM);
        return regex == null ? null : new ShowFrom(regex);
    }

    boolean matched() {
        return !matching.isEmpty();
    }

    @Override
    public Location see(int number, Location location) {
        if (regex.findsProgram(location)) {
            matching.set(number);
            return location;
        }
        List<Line> lines = location.lines();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (regex.finds(lines.get(i))) {
                matching.set(number);
                return FrameFilter.with(location, lines.subList(0, i + 1));
            }
        }
        return location;
    }

    @Override
    public boolean takes(Frames stack) {
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (matching.get(stack.number(i))) {
                stack.cutAbove(i);
                return true;
            }
        }
        return false;
    }
}
