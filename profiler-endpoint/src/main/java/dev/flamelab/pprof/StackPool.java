package dev.flamelab.pprof;

/**
 * Keeps each stack of a file once, however many samples have it. An open table of numbers: a map would cost more than it
 * saves where nearly every sample has a stack of its own.
 */
final class StackPool {
    private static final int BYTES_OF_SLOT = 2 * Integer.BYTES;

    private final RawNumbers numbers;
    private final MemoryBudget budget;
    private final StackChunks chunks;
    /** Where the stacks are. */
    private NumberColumn places = new NumberColumn();
    /** One more than the number of a stack; 0 where there is none. */
    private int[] slots = new int[256];

    private int[] hashes = new int[slots.length];
    /** What was taken for no longer than the file is read. */
    private long whileRead;

    private int least = Integer.MAX_VALUE;
    private int most;
    private int[] raws = new int[64];

    StackPool(RawNumbers numbers, MemoryBudget budget) {
        this.numbers = numbers;
        this.budget = budget;
        this.chunks = new StackChunks(numbers);
    }

    StackChunks chunks() {
        return chunks;
    }

    /** Where the stack of locations with these ids is: the one already here, or a new one. */
    long share(LongList ids) throws MalformedProfile {
        int depth = ids.size();
        if (depth > raws.length) {
            budget.take(2L * Integer.BYTES * depth);
            raws = new int[2 * depth];
        }
        int hash = depth;
        int lowest = Integer.MAX_VALUE;
        int highest = 0;
        for (int i = 0; i < depth; i++) {
            int raw = numbers.raw(ids.get(i), budget);
            raws[i] = raw;
            hash = 31 * hash + raw;
            lowest = Math.min(lowest, raw);
            highest = Math.max(highest, raw);
        }
        least = Math.min(least, lowest);
        most = Math.max(most, highest);
        hash ^= hash >>> 15;
        if (4L * places.size() >= 3L * slots.length) {
            grow();
        }
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            if (hashes[slot] == hash) {
                long place = places.get(slots[slot] - 1);
                if (isSame(chunks.at(place), depth)) {
                    return place;
                }
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        budget.take(StackChunk.length(depth, StackChunks.width(highest)));
        long place = chunks.add(raws, depth, highest);
        int grown = places.add(place);
        if (grown != 0) {
            takeWhileRead(grown);
        }
        hashes[slot] = hash;
        slots[slot] = places.size();
        return place;
    }

    /** Whether every frame of every stack has a location, once these are known. */
    boolean isWhole() {
        boolean isSure = least > 0 && numbers.hasAllUpTo(most);
        if (isSure || least > most) {
            return true;
        }
        for (int i = 0; i < places.size(); i++) {
            if (!isWhole(chunks.at(places.get(i)))) {
                return false;
            }
        }
        return true;
    }

    static boolean isWhole(Stack stack) {
        for (int i = 0; i < stack.size(); i++) {
            if (stack.number(i) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Ends its use: the stacks stay. */
    void end() {
        budget.giveBack(whileRead);
        places = null;
        slots = null;
        hashes = null;
    }

    private void takeWhileRead(long bytes) throws MalformedProfile {
        budget.take(bytes);
        whileRead += bytes;
    }

    private boolean isSame(Stack stack, int depth) {
        if (stack.size() != depth) {
            return false;
        }
        for (int i = 0; i < depth; i++) {
            if (stack.raw(i) != raws[i]) {
                return false;
            }
        }
        return true;
    }

    private void grow() throws MalformedProfile {
        int[] old = slots;
        int[] oldHashes = hashes;
        takeWhileRead(2L * BYTES_OF_SLOT * old.length);
        slots = new int[2 * old.length];
        hashes = new int[slots.length];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != 0) {
                int slot = oldHashes[i] & (slots.length - 1);
                while (slots[slot] != 0) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = old[i];
                hashes[slot] = oldHashes[i];
            }
        }
        takeWhileRead((long) -BYTES_OF_SLOT * old.length);
    }
}
