package dev.flamelab.pprof;

/**
 * Keeps each stack of a file once, however many samples have it. An open table of the stacks alone: a map would cost
 * more than it saves where nearly every sample has a stack of its own.
 */
final class StackPool {
    private final RawNumbers numbers;
    private final MemoryBudget budget;
    private final StackChunks chunks;
    private Stack[] table = new Stack[256];
    private int[] hashes = new int[table.length];
    private int size;
    private int least = Integer.MAX_VALUE;
    private int most;
    private int[] raws = new int[64];

    StackPool(RawNumbers numbers, MemoryBudget budget) {
        this.numbers = numbers;
        this.budget = budget;
        this.chunks = new StackChunks(numbers);
    }

    /** The stack of locations with these ids: the one already here, or a new one. */
    Stack share(LongList ids) throws MalformedProfile {
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
        if (2 * size >= table.length) {
            grow();
        }
        int slot = hash & (table.length - 1);
        while (table[slot] != null) {
            if (hashes[slot] == hash && isSame(table[slot], depth)) {
                return table[slot];
            }
            slot = (slot + 1) & (table.length - 1);
        }
        budget.take((long) depth * StackChunks.width(highest) + MemoryBudget.STACK + MemoryBudget.STACK_WHILE_READ);
        hashes[slot] = hash;
        table[slot] = chunks.add(raws, depth, highest);
        size++;
        return table[slot];
    }

    /** Whether every frame of every stack has a location, once these are known. */
    boolean isWhole() {
        boolean isSure = least > 0 && numbers.hasAllUpTo(most);
        if (isSure || least > most) {
            return true;
        }
        for (Stack stack : table) {
            for (int i = 0; stack != null && i < stack.size(); i++) {
                if (numbers.number(stack.raw(i)) < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Ends its use: the stacks stay. */
    void end() {
        budget.giveBack((long) MemoryBudget.STACK_WHILE_READ * size);
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

    private void grow() {
        Stack[] old = table;
        int[] oldHashes = hashes;
        table = new Stack[2 * old.length];
        hashes = new int[table.length];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != null) {
                int slot = oldHashes[i] & (table.length - 1);
                while (table[slot] != null) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = old[i];
                hashes[slot] = oldHashes[i];
            }
        }
    }
}
