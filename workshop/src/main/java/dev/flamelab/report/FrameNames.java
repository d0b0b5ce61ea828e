package dev.flamelab.report;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** How the frames of a stack are printed, each place worked out once. */
final class FrameNames {
    private final Grouping grouping;
    private final Map<Location, List<String>> names = new IdentityHashMap<>();

    FrameNames(Grouping grouping) {
        this.grouping = grouping;
    }

    /** The names of the calls at a place, innermost first. */
    List<String> of(Location location) {
        return names.computeIfAbsent(location, this::named);
    }

    private List<String> named(Location location) {
        List<Line> lines = location.lines();
        if (lines.isEmpty()) {
            return List.of(NodeName.of(location, grouping).printed());
        }
        if (!grouping.inlines()) {
            lines = lines.subList(lines.size() - 1, lines.size());
        }
        return lines.stream()
                .map(line -> NodeName.of(location, line, grouping).printed())
                .toList();
    }
}
