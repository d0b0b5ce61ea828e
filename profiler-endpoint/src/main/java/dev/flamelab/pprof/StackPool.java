package dev.flamelab.pprof;

/**
 * Keeps each stack of a file once, however many samples have it. An open table of the stacks alone: a map would cost
 * more than it saves where nearly every sample has a stack of its own.
 */
final class StackPool {
    private static final int SMALL_CHUNK = 1 << 10;
    private static final int LARGE_CHUNK = 1 << 18;
    private static final int WIDEST = 4;

    private final Locations locations;
    private final MemoryBudget budget;
    private final Chunk[] chunkOfWidth = new Chunk[WIDEST + 1];
    private Stack[] table = new Stack[256];
    private int[] hashes = new int[table.length];
    private int size;
    private int least = Integer.MAX_VALUE;
    private int most;
    private int[] raws = new int[64];

    StackPool(Locations locations, MemoryBudget budget) {
        this.locations = locations;
        this.budget = budget;
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
            int raw = locations.raw(ids.get(i), budget);
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
        hashes[slot] = hash;
        table[slot] = added(depth, width(highest));
        size++;
        return table[slot];
    }

    /** Whether every frame of every stack has a location, once these are known. */
    boolean isWhole() {
        boolean isSure = least > 0 && locations.hasAllUpTo(most);
        if (isSure || least > most) {
            return true;
        }
        for (Stack stack : table) {
            for (int i = 0; stack != null && i < stack.size(); i++) {
                if (locations.number(stack.raw(i)) < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private Stack added(int depth, int width) throws MalformedProfile {
        int length = depth * width;
        budget.take(length + MemoryBudget.STACK);
        Chunk chunk = chunkOfWidth[width];
        if (chunk == null || chunk.bytes.length - chunk.used < length) {
            int usual = chunk == null ? SMALL_CHUNK : Math.min(LARGE_CHUNK, 2 * chunk.bytes.length);
            chunk = new Chunk(locations, width, Math.max(usual, length));
            chunkOfWidth[width] = chunk;
        }
        return new Stack(chunk, chunk.add(raws, depth), depth);
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

    private static int width(int highest) {
        return highest < 1 << 8 ? 1 : highest < 1 << 16 ? 2 : highest < 1 << 24 ? 3 : WIDEST;
    }

    /** Raw numbers of many stacks, all of one width: the lowest byte comes first. */
    static final class Chunk {
        private final Locations locations;
        private final int width;
        private final byte[] bytes;
        private int used;

        Chunk(Locations locations, int width, int size) {
            this(locations, width, new byte[size]);
        }

        private Chunk(Locations locations, int width, byte[] bytes) {
            this.locations = locations;
            this.width = width;
            this.bytes = bytes;
        }

        /** The same numbers, of another table. */
        Chunk in(Locations others) {
            return new Chunk(others, width, bytes);
        }

        Locations locations() {
            return locations;
        }

        int raw(int start, int frame) {
            int at = start + frame * width;
            int raw = bytes[at] & 0xff;
            if (width > 1) {
                raw |= (bytes[at + 1] & 0xff) << 8;
                if (width > 2) {
                    raw |= (bytes[at + 2] & 0xff) << 16;
                    if (width > 3) {
                        raw |= bytes[at + 3] << 24;
                    }
                }
            }
            return raw;
        }

        int add(int[] raws, int depth) {
            int start = used;
            for (int i = 0; i < depth; i++) {
                int raw = raws[i];
                for (int j = 0; j < width; j++) {
                    bytes[used++] = (byte) raw;
                    raw >>>= 8;
                }
            }
            return start;
        }
    }
}
