package dev.flamelab.pprof;

import java.nio.LongBuffer;
import java.util.Arrays;

/** Numbers in a row, without an object for each, as many as there is room for. */
final class LongList {
    private static final int SMALL = 64;
    private static final int LARGEST = 1 << 28;
    private static final int PIECES = 3;

    private final MemoryBudget budget;
    private long[] numbers = new long[SMALL];
    private int size;

    LongList(MemoryBudget budget) {
        this.budget = budget;
    }

    void add(long number) throws MalformedProfile {
        if (size == numbers.length) {
            // Beside the old array there must be room for the new one, in one piece: there may be much that is too
            // small.
            long room = size < LARGEST ? PIECES * 2L * Long.BYTES * size : Long.MAX_VALUE;
            budget.take(room);
            numbers = Arrays.copyOf(numbers, 2 * size);
            budget.giveBack(room - (long) Long.BYTES * size);
        }
        numbers[size++] = number;
    }

    long get(int index) {
        return numbers[index];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Ends its use: what it took is there for others. */
    void free() {
        budget.giveBack((long) Long.BYTES * (numbers.length - SMALL));
        numbers = new long[SMALL];
        size = 0;
    }

    /** All of it, until it changes. */
    LongBuffer view() {
        return LongBuffer.wrap(numbers, 0, size);
    }

    /** All of it, for good. */
    long[] copy() {
        return Arrays.copyOf(numbers, size);
    }
}
