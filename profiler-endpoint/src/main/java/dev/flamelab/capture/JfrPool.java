package dev.flamelab.capture;

/** Where the constants of one type are: their numbers with their positions, in two plain tables. */
final class JfrPool {
    private static final int SMALLEST = 16;

    // Position 0 is the file's header, where no constant is.
    private long[] ids = new long[SMALLEST];
    private long[] positions = new long[SMALLEST];
    private int size;

    /** Notes a constant; the first of those with one number stays. */
    void add(long id, long position) {
        if (3 * ++size > 2 * ids.length) {
            grow();
        }
        int slot = slot(id);
        if (positions[slot] == 0) {
            ids[slot] = id;
            positions[slot] = position;
        } else {
            size--;
        }
    }

    /** Where it is; 0 for nowhere. */
    long position(long id) {
        return positions[slot(id)];
    }

    /** The slot that has it, or that it would be put in. */
    private int slot(long id) {
        int mask = ids.length - 1;
        long spread = id * 0x9e3779b97f4a7c15L;
        int slot = (int) (spread >>> 32) & mask;
        while (positions[slot] != 0 && ids[slot] != id) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldIds = ids;
        long[] oldPositions = positions;
        ids = new long[2 * oldIds.length];
        positions = new long[ids.length];
        for (int i = 0; i < oldIds.length; i++) {
            if (oldPositions[i] != 0) {
                int slot = slot(oldIds[i]);
                ids[slot] = oldIds[i];
                positions[slot] = oldPositions[i];
            }
        }
    }
}
