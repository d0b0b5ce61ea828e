package dev.flamelab.capture;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The places that stacks of one session have passed through, each one object however often it is met. */
final class Frames {
    private final Mapping mapping;
    private final Map<Line, Location> places = new HashMap<>();
    private final Stack lost;
    private final Location truncated;

    /** @param service the name of the program that is profiled */
    Frames(String service) {
        this.mapping = Mapping.symbolized(service);
        this.lost = new Stack(pseudo("[lost samples]"));
        this.truncated = pseudo("[truncated]");
    }

    Location place(Function function, int line) {
        return places.computeIfAbsent(
                new Line(function, line, 0), key -> new Location(mapping, 0, List.of(key), false));
    }

    /** Stands for samples that were taken and could not be recorded. */
    Stack lost() {
        return lost;
    }

    /** Stands for the callers beyond the depth limit. */
    Location truncated() {
        return truncated;
    }

    Mapping mapping() {
        return mapping;
    }

    private Location pseudo(String name) {
        return place(new Function(name, name, "", 0), 0);
    }
}
