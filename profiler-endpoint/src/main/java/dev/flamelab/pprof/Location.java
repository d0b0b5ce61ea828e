package dev.flamelab.pprof;

import java.util.List;

/**
 * A place that a stack can pass through.
 *
 * @param mapping the part of memory it lies in, or null
 * @param address 0 when unknown, as always on the JVM
 * @param lines the calls inlined here, innermost first; the last is the caller. Empty when there are no symbols
 * @param folded whether several such places were folded into one
 */
public record Location(Mapping mapping, long address, List<Line> lines, boolean folded) {
    public Location {
        lines = List.copyOf(lines);
    }
}
