package dev.flamelab.report;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import java.util.List;

/** Cuts stacks by what is known of their places. It sees every place first, then every stack. */
interface FrameFilter {
    /** What it leaves of a place; places come in the order of their numbers, from 0. */
    Location see(int number, Location location);

    /** Cuts a stack, or says that nothing of the sample is to be shown. */
    boolean takes(Frames stack);

    /** The same place with some of its lines. */
    static Location with(Location location, List<Line> lines) {
        return lines.size() == location.lines().size()
                ? location
                : new Location(location.mapping(), location.address(), lines, location.folded());
    }
}
