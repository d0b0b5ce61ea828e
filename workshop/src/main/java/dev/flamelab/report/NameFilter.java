package dev.flamelab.report;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Takes stacks that pass a place to focus on and none to ignore, without the frames to hide and those not to show. */
final class NameFilter implements FrameFilter {
    private final Regex focus;
    private final Regex ignore;
    private final Regex hide;
    private final Regex show;
    private final BitSet focused = new BitSet();
    private final BitSet ignored = new BitSet();
    private final BitSet hidden = new BitSet();
    private boolean hides;
    private boolean shows;

    NameFilter(Filter filter) {
        focus = filter.regex(Filter.By.FOCUS);
        ignore = filter.regex(Filter.By.IGNORE);
        hide = filter.regex(Filter.By.HIDE);
        show = filter.regex(Filter.By.SHOW);
    }

    @Override
    public Location see(int number, Location location) {
        if (ignore != null && ignore.finds(location)) {
            ignored.set(number);
        } else if (focus == null || focus.finds(location)) {
            focused.set(number);
        }
        Location left = location;
        if (hide != null && hide.finds(left)) {
            hides = true;
            left = FrameFilter.with(left, lines(left, hide, false));
            hidden.set(number, left.lines().isEmpty());
        }
        if (show != null) {
            left = FrameFilter.with(left, lines(left, show, true));
            hidden.set(number, left.lines().isEmpty());
            shows |= !left.lines().isEmpty();
        }
        return left;
    }

    @Override
    public boolean takes(Frames stack) {
        boolean focusedHere = false;
        for (int i = 0; i < stack.size(); i++) {
            if (ignored.get(stack.number(i))) {
                return false;
            }
            focusedHere |= focused.get(stack.number(i));
        }
        if (!focusedHere || hidden.isEmpty()) {
            return focusedHere;
        }
        stack.remove(hidden::get);
        return stack.size() > 0;
    }

    /** What was asked for and is nowhere; it is about places, not about samples. */
    List<Filter.By> unmatched() {
        List<Filter.By> unmatched = new ArrayList<>();
        if (focus != null && focused.isEmpty()) {
            unmatched.add(Filter.By.FOCUS);
        }
        if (ignore != null && ignored.isEmpty()) {
            unmatched.add(Filter.By.IGNORE);
        }
        if (hide != null && !hides) {
            unmatched.add(Filter.By.HIDE);
        }
        if (show != null && !shows) {
            unmatched.add(Filter.By.SHOW);
        }
        return unmatched;
    }

    /** The lines of a place that match or that do not; the program's name matches for all of them. */
    private static List<Line> lines(Location location, Regex regex, boolean matching) {
        if (regex.findsProgram(location)) {
            return matching ? location.lines() : List.of();
        }
        return location.lines().stream()
                .filter(line -> regex.finds(line) == matching)
                .toList();
    }
}
