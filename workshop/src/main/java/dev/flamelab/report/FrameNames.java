package dev.flamelab.report;

import dev.flamelab.pprof.Location;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** How the frames of stacks are printed, each place worked out once. */
final class FrameNames {
    private final Grouping grouping;
    private final Map<Location, List<String>> names = new IdentityHashMap<>();

    FrameNames(Grouping grouping) {
        this.grouping = grouping;
    }

    /** The names of the calls at a place, innermost first. */
    List<String> of(Location location) {
        return names.computeIfAbsent(location, this::printed);
    }

    private List<String> printed(Location location) {
        return NodeName.allOf(location, grouping).stream()
                .map(NodeName::printed)
                .toList();
    }
}
