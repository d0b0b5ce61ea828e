package dev.flamelab.capture;

/** Numbers by numbers, in two plain tables: a map of boxes would take several times the memory. */
final class LongTable {
    private static final int SMALLEST = 16;

    private long[] keys = new long[SMALLEST];
    // 0 where there is none.
    private long[] values = new long[SMALLEST];
    private int size;

    /** Puts a value, which is not 0, under a key; the first of those under one key stays. */
    void add(long key, long value) {
        int slot = slot(key);
        if (values[slot] != 0) {
            return;
        }
        keys[slot] = key;
        values[slot] = value;
        if (3 * ++size > 2 * keys.length) {
            grow();
        }
    }

    /** What is under the key; 0 for nothing. */
    long get(long key) {
        return values[slot(key)];
    }

    /** The slot that has it, or that it would be put in. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key * 0x9e3779b97f4a7c15L >>> 32) & mask;
        while (values[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            put(oldKeys[i], oldValues[i]);
        }
    }

    /** Of those that are not there, without a look at how full it is. */
    private void put(long key, long value) {
        if (value != 0) {
            int slot = slot(key);
            keys[slot] = key;
            values[slot] = value;
        }
    }
}
