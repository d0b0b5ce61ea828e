package dev.flamelab.pprof;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Keeps stacks in as few bytes each as will do, many in one array; a number tells where each one is. */
final class StackChunks {
    private static final int SMALL = 1 << 10;
    /** So many starts of stacks there are in a chunk at most. */
    private static final int BITS = 16;

    private static final int LARGE = StackChunk.UNIT << BITS;
    private static final int WIDEST = 4;

    private final RawNumbers numbers;
    private final List<StackChunk> chunks = new ArrayList<>();
    private final Map<StackChunk, Integer> numbersOfChunks = new IdentityHashMap<>();
    private final StackChunk[] lastOfWidth = new StackChunk[WIDEST + 1];
    private final int[] numberOfLast = new int[WIDEST + 1];

    /** @param numbers those of the stacks that are added in raw numbers */
    StackChunks(RawNumbers numbers) {
        this.numbers = numbers;
    }

    /** How many bytes a frame takes in a stack with this highest raw number. */
    static int width(int highest) {
        return highest < 1 << 8 ? 1 : highest < 1 << 16 ? 2 : highest < 1 << 24 ? 3 : WIDEST;
    }

    /** Adds a stack of raw numbers, and tells where it is. */
    long add(int[] raws, int depth, int highest) {
        int width = width(highest);
        int length = StackChunk.length(depth, width);
        StackChunk chunk = lastOfWidth[width];
        if (chunk == null || chunk.room() < length) {
            int usual = chunk == null ? SMALL : Math.min(LARGE, 2 * chunk.size());
            chunk = new StackChunk(numbers, width, Math.max(usual, length));
            lastOfWidth[width] = chunk;
            numberOfLast[width] = number(chunk);
        }
        return place(numberOfLast[width], chunk.add(raws, depth));
    }

    /** Where a stack is that lies in a chunk of any file. */
    long place(Stack stack) {
        return place(number(stack.chunk()), stack.start());
    }

    private static long place(int chunk, int start) {
        return (long) chunk << BITS | start / StackChunk.UNIT;
    }

    private int number(StackChunk chunk) {
        Integer known = numbersOfChunks.putIfAbsent(chunk, chunks.size());
        if (known != null) {
            return known;
        }
        chunks.add(chunk);
        return chunks.size() - 1;
    }

    /** The stack at a place. */
    Stack at(long place) {
        StackChunk chunk = chunks.get((int) (place >>> BITS));
        return chunk.at((int) (place & (1 << BITS) - 1) * StackChunk.UNIT);
    }

    /** The table that all stacks share; null when there are none. */
    Locations table() {
        return chunks.isEmpty() ? null : chunks.get(0).numbers().table();
    }

    /** The same places, where chunks stand for something else. */
    StackChunks changed(UnaryOperator<StackChunk> change) {
        var changed = new StackChunks(numbers);
        chunks.forEach(chunk -> changed.number(change.apply(chunk)));
        return changed;
    }
}
