package dev.flamelab.pprof;

import java.util.List;
import java.util.Objects;

/**
 * A place that a stack can pass through.
 *
 * @param mapping the part of memory it lies in, or null
 * @param address without a sign; 0 when unknown, as always on the JVM
 * @param lines the calls inlined here, innermost first; the last is the caller. Empty when there are no symbols
 * @param folded whether several such places were folded into one
 */
public record Location(Mapping mapping, long address, List<Line> lines, boolean folded) {
    public Location {
        lines = List.copyOf(lines);
    }

    // Written out, as those of its parts are.

    @Override
    public boolean equals(Object other) {
        return other instanceof Location that
                && address == that.address
                && folded == that.folded
                && Objects.equals(mapping, that.mapping)
                && lines.equals(that.lines);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(address) + lines.hashCode()) + Boolean.hashCode(folded);
    }
}
