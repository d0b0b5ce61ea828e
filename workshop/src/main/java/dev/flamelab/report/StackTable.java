package dev.flamelab.report;

import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The places that stacks are made of, each with its number: what is found out of a place is found out once. */
final class StackTable {
    private final List<Location> locations = new ArrayList<>();
    private final Map<Location, Integer> numbers = new IdentityHashMap<>();

    /** The places in the order in which samples come to them. */
    static StackTable of(List<Sample> samples) {
        var table = new StackTable();
        for (Sample sample : samples) {
            for (Location location : sample.stack()) {
                if (table.numbers.putIfAbsent(location, table.locations.size()) == null) {
                    table.locations.add(location);
                }
            }
        }
        return table;
    }

    /** In the order of their numbers. */
    List<Location> locations() {
        return locations;
    }

    /** Fills in a stack of one of the samples. */
    void fill(Frames frames, List<Location> stack) {
        frames.clear();
        for (Location location : stack) {
            frames.add(numbers.get(location));
        }
    }
}
