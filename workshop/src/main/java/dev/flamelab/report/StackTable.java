package dev.flamelab.report;

import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Locations;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.Stack;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The places that stacks are made of, each with its number: what is found out of a place is found out once. */
final class StackTable {
    private final List<Location> locations;
    /** The numbers of the places; null when the stacks know them, as those of a profile that was read do. */
    private final Map<Location, Integer> numbers;
    /** The largest number that a place has in the file; 0 when there is no file. */
    private final long largestId;

    private StackTable(List<Location> locations, Map<Location, Integer> numbers) {
        this.locations = locations;
        this.numbers = numbers;
        this.largestId = locations instanceof Locations file ? largestId(file) : 0;
    }

    /** The places in the order of the file, or in that in which samples come to them. */
    static StackTable of(List<Sample> samples) {
        Locations shared = Locations.sharedBy(samples);
        if (shared != null) {
            return new StackTable(shared, null);
        }
        List<Location> locations = new ArrayList<>();
        Map<Location, Integer> numbers = new IdentityHashMap<>();
        for (Sample sample : samples) {
            for (Location location : sample.stack()) {
                if (numbers.putIfAbsent(location, locations.size()) == null) {
                    locations.add(location);
                }
            }
        }
        return new StackTable(locations, numbers);
    }

    private static long largestId(Locations file) {
        long largest = file.isEmpty() ? 0 : Long.MIN_VALUE;
        for (int i = 0; i < file.size(); i++) {
            largest = Math.max(largest, file.id(i));
        }
        return largest;
    }

    /** In the order of their numbers. */
    List<Location> locations() {
        return locations;
    }

    /** What a place is called by where all numbers are printed: as in the file, and what is none of its is added. */
    long id(int number) {
        if (!(locations instanceof Locations file)) {
            return number + 1L;
        }
        if (number < file.size()) {
            return file.id(number);
        }
        return largestId + 1 + number - file.size();
    }

    /** Fills in a stack of one of the samples. */
    void fill(Frames frames, List<Location> stack) {
        frames.clear();
        if (numbers == null) {
            Stack numbered = (Stack) stack;
            for (int i = 0; i < numbered.size(); i++) {
                frames.add(numbered.number(i));
            }
        } else {
            for (Location location : stack) {
                frames.add(numbers.get(location));
            }
        }
    }
}
