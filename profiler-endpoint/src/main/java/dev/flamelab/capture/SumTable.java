package dev.flamelab.capture;

import java.util.Arrays;

/** Sums under keys of three numbers, in rows in the order in which they were met; in plain tables, to be small. */
final class SumTable {
    private static final int KEY = 3;
    private static final int SUMS = 2;
    private static final int SMALLEST = 64;

    private long[] keys = new long[KEY * SMALLEST];
    private double[] sums = new double[SUMS * SMALLEST];
    private int size;
    // Rows from 1, 0 where there is none.
    private int[] rows = new int[2 * SMALLEST];

    /** Adds to the two sums under the key. */
    void add(long a, long b, long c, double count, double amount) {
        int row = row(a, b, c);
        sums[SUMS * row] += count;
        sums[SUMS * row + 1] += amount;
    }

    int size() {
        return size;
    }

    /** A part of a row's key: 0 to 2. */
    long key(int row, int part) {
        return keys[KEY * row + part];
    }

    double count(int row) {
        return sums[SUMS * row];
    }

    double amount(int row) {
        return sums[SUMS * row + 1];
    }

    /** The row of the key, from 0; a new one if there is none. */
    int row(long a, long b, long c) {
        int slot = hash(a, b, c) & rows.length - 1;
        while (rows[slot] != 0) {
            int at = KEY * (rows[slot] - 1);
            if (keys[at] == a && keys[at + 1] == b && keys[at + 2] == c) {
                return rows[slot] - 1;
            }
            slot = slot + 1 & rows.length - 1;
        }
        if (KEY * size == keys.length) {
            // By half and not to the double: many rows are most of the memory.
            int rowsNow = size + (size >> 1);
            keys = Arrays.copyOf(keys, KEY * rowsNow);
            sums = Arrays.copyOf(sums, SUMS * rowsNow);
        }
        keys[KEY * size] = a;
        keys[KEY * size + 1] = b;
        keys[KEY * size + 2] = c;
        rows[slot] = ++size;
        if (3 * size > 2 * rows.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        rows = new int[2 * rows.length];
        for (int row = 0; row < size; row++) {
            put(row);
        }
    }

    /** By itself: a method that is called often is compiled sooner than a loop in one that is called seldom. */
    private void put(int row) {
        int at = KEY * row;
        int slot = hash(keys[at], keys[at + 1], keys[at + 2]) & rows.length - 1;
        while (rows[slot] != 0) {
            slot = slot + 1 & rows.length - 1;
        }
        rows[slot] = row + 1;
    }

    private static int hash(long a, long b, long c) {
        long mixed = ((a * 31 + b) * 31 + c) * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 32);
    }
}
