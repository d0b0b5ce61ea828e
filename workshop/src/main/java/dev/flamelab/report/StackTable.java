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

    static StackTable of(List<Sample> samples) {
        var table = new StackTable();
        for (Sample sample : samples) {
            for (Location location : sample.stack()) {
                table.number(location);
            }
        }
        return table;
    }

    /** In the order of their numbers. */
    List<Location> locations() {
        return locations;
    }

    int number(Location location) {
        Integer known = numbers.get(location);
        if (known != null) {
            return known;
        }
        numbers.put(location, locations.size());
        locations.add(location);
        return locations.size() - 1;
    }
}
