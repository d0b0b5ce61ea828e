package dev.flamelab.pprof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A profile in the making from one of the old forms: samples of addresses, to which a memory map, and for Java names,
 * are added. In that, addresses stand for themselves: one address is one location.
 */
final class LegacyProfile {
    private final MemoryBudget budget;
    private final List<LegacySample> samples = new ArrayList<>();
    private List<ValueType> sampleTypes = List.of();
    private ValueType periodType = new ValueType("", "");
    private long period;
    private long durationNanos;

    /** A sample whose stack and values may still change. */
    static final class LegacySample {
        private long[] addresses;
        private final long[] values;
        private final List<Label> labels;

        LegacySample(long[] addresses, long[] values, List<Label> labels) {
            this.addresses = addresses;
            this.values = values;
            this.labels = labels;
        }
    }

    LegacyProfile(MemoryBudget budget) {
        this.budget = budget;
    }

    MemoryBudget budget() {
        return budget;
    }

    void types(ValueType... types) {
        sampleTypes = List.of(types);
    }

    void period(long length, ValueType type) {
        period = length;
        periodType = type;
    }

    long period() {
        return period;
    }

    void durationMillis(long millis) {
        durationNanos = millis * 1_000_000;
    }

    /**
     * Adds a sample.
     *
     * @param addresses leaf first
     * @param calls from which frame on an address is that of the instruction after the call, which may be of the next
     *     line: from there on it is taken back by one
     */
    void add(LongList addresses, int calls, long[] values, Label... labels) throws MalformedProfile {
        budget.take(2 * MemoryBudget.SAMPLE + (long) Long.BYTES * (addresses.size() + values.length));
        long[] stack = addresses.copy();
        for (int i = calls; i < stack.length; i++) {
            stack[i]--;
        }
        samples.add(new LegacySample(stack, values, List.of(labels)));
    }

    /** Counts the last sample, if any, once more. */
    void again() {
        if (!samples.isEmpty()) {
            samples.get(samples.size() - 1).values[0]++;
        }
    }

    /**
     * Takes the second frame out of all samples when nearly all have the same there: it is that of the signal handler
     * that took the sample. Twice, for there may be two of them.
     */
    void dropSignalHandlers() throws MalformedProfile {
        for (int round = 0; round < 2; round++) {
            Map<Long, Integer> counts = new LinkedHashMap<>();
            for (LegacySample sample : samples) {
                if (sample.addresses.length > 1) {
                    if (counts.merge(sample.addresses[1], 1, Integer::sum) == 1) {
                        budget.take(2 * MemoryBudget.ENTRY);
                    }
                }
            }
            budget.giveBack(2L * MemoryBudget.ENTRY * counts.size());
            int nearlyAll = samples.size() - samples.size() / 32;
            counts.entrySet().stream()
                    .filter(entry -> entry.getValue() >= nearlyAll)
                    .findFirst()
                    .ifPresent(entry -> dropSecond(entry.getKey()));
        }
    }

    private void dropSecond(long address) {
        for (LegacySample sample : samples) {
            if (sample.addresses.length > 1 && sample.addresses[1] == address) {
                sample.addresses = withoutSecond(sample.addresses);
            }
        }
    }

    /** The profile, of a program loaded as the map says. */
    Profile withMap(MemoryMap map) throws MalformedProfile {
        return result(map, null, false);
    }

    /** The same where the leaf may be there twice: as itself and as what looks like its caller. */
    Profile withMapAndLeafOnce(MemoryMap map) throws MalformedProfile {
        return result(map, null, true);
    }

    /** The profile of a Java program, whose addresses mean nothing beyond the names given: from this line on. */
    Profile withLines(Lines in) throws IOException {
        Set<Long> addresses = new HashSet<>();
        for (LegacySample sample : samples) {
            for (long address : sample.addresses) {
                if (addresses.add(address)) {
                    budget.take(2 * MemoryBudget.ENTRY);
                }
            }
        }
        Map<Long, Line> lines = JavaLines.from(in, addresses, budget);
        if (sampleTypes.isEmpty() && !samples.isEmpty()) {
            throw MalformedProfile.parsing("missing sample type information");
        }
        return result(MemoryMap.none(budget), lines, false);
    }

    /** All addresses, in the order in which samples have them. */
    private Map<Long, Region> regions(MemoryMap map, Map<Long, Line> lines) throws MalformedProfile {
        Map<Long, Region> regions = new HashMap<>();
        for (LegacySample sample : samples) {
            for (long address : sample.addresses) {
                if (!regions.containsKey(address)) {
                    boolean isNamed = lines != null && lines.containsKey(address);
                    budget.take(6 * MemoryBudget.ENTRY);
                    regions.put(address, isNamed ? null : map.regionOf(address));
                }
            }
        }
        return regions;
    }

    private Profile result(MemoryMap map, Map<Long, Line> lines, boolean leafOnce) throws MalformedProfile {
        Map<Long, Region> regions = regions(map, lines);
        Map<Region, Mapping> mappings = map.mappings();
        Map<Long, Location> locations = new HashMap<>();
        List<Sample> made = new ArrayList<>(samples.size());
        for (LegacySample sample : samples) {
            long[] stack = sample.addresses;
            if (leafOnce && stack.length > 1 && stack[0] == stack[1] + 1) {
                stack = withoutSecond(stack);
            }
            budget.take(MemoryBudget.SAMPLE + 8L * stack.length);
            List<Location> frames = new ArrayList<>(stack.length);
            for (long address : stack) {
                frames.add(locations.computeIfAbsent(address, added -> {
                    Mapping mapping = mappings.get(regions.get(added));
                    Line line = lines == null ? null : lines.get(added);
                    return new Location(
                            mapping, lines == null ? added : 0, line == null ? List.of() : List.of(line), false);
                }));
            }
            made.add(new Sample(frames, sample.values, sample.labels));
        }
        return new Profile(
                sampleTypes,
                made,
                List.copyOf(mappings.values()),
                periodType,
                period,
                0,
                durationNanos,
                List.of(),
                "",
                LegacyFrames.drop(sampleTypes),
                LegacyFrames.keep(sampleTypes),
                "");
    }

    private static long[] withoutSecond(long[] stack) {
        long[] left = new long[stack.length - 1];
        left[0] = stack[0];
        System.arraycopy(stack, 2, left, 1, left.length - 1);
        return left;
    }
}
