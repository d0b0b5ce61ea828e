package dev.flamelab.pprof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts stacks of several profiles together, so that they share one table of locations: each equal one is in it once,
 * numbered as stacks come to it. Stacks that were read keep their bytes, for two large profiles fit in memory where
 * their sum would not fit beside them.
 */
final class StackMerge {
    private final MappingMerge mappings;
    private final Locations table = new Locations();
    private final Map<Location, Integer> numbers = new HashMap<>();
    private final List<Location> places = new ArrayList<>();
    private final StackNumbers ofStacks = new StackNumbers(this::number);
    private final Map<RawNumbers, RawNumbers> files = new IdentityHashMap<>();
    private final Map<StackChunk, StackChunk> chunks = new IdentityHashMap<>();
    private final RawNumbers own = RawNumbers.of(table);
    private final StackChunks kept = new StackChunks(own);

    StackMerge(MappingMerge mappings) {
        this.mappings = mappings;
    }

    /**
     * The numbers that a stack's places have here, from 1, leaf first, and more behind them; until the next is asked
     * for.
     */
    int[] numbers(List<Location> stack) {
        return ofStacks.of(stack);
    }

    private int number(Location location) {
        Location place = mappings.rebase(location);
        Integer known = numbers.putIfAbsent(place, places.size() + 1);
        if (known == null) {
            places.add(place);
            return places.size();
        }
        return known;
    }

    /** Keeps the stack with these numbers among those that share the table, and tells where. */
    long keep(List<Location> stack, int[] itsNumbers) {
        if (stack instanceof Stack read) {
            StackChunk chunk = chunks.computeIfAbsent(read.chunk(), this::moved);
            for (int i = 0; i < read.size(); i++) {
                chunk.numbers().put(read.raw(i), itsNumbers[i] - 1);
            }
            return kept.place(read.in(chunk));
        }
        int highest = 0;
        for (int i = 0; i < stack.size(); i++) {
            own.put(itsNumbers[i], itsNumbers[i] - 1);
            highest = Math.max(highest, itsNumbers[i]);
        }
        return kept.add(itsNumbers, stack.size(), highest);
    }

    /** The stacks that were kept. */
    StackChunks kept() {
        return kept;
    }

    private StackChunk moved(StackChunk chunk) {
        return chunk.in(files.computeIfAbsent(chunk.numbers(), file -> RawNumbers.of(table)));
    }

    /** Ends the table: it gets what these samples use, in the order in which they come to it. */
    Locations finish(SampleTable samples) {
        int[] order = new int[places.size()];
        Arrays.fill(order, -1);
        Location[] used = new Location[order.length];
        int count = 0;
        for (Sample sample : samples) {
            Stack stack = (Stack) sample.stack();
            for (int i = 0; i < stack.size(); i++) {
                int place = stack.number(i);
                if (order[place] < 0) {
                    order[place] = count;
                    used[count++] = places.get(place);
                }
            }
        }
        own.reorder(order);
        files.values().forEach(file -> file.reorder(order));
        table.set(Arrays.copyOf(used, count), null);
        return table;
    }
}
