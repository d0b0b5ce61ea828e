package dev.flamelab.pprof;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Which of many numbered ranges of addresses is the first that an address lies in, told without a look at each of them.
 * The ends of all ranges cut the addresses into pieces; a tree over these keeps the lowest number that covers each.
 */
final class RegionIndex {
    static final int NONE = Integer.MAX_VALUE;

    /** Addresses have no sign: with the first bit turned over they are in order as numbers that have one. */
    private static final long TURNED = Long.MIN_VALUE;

    private final long[] ends;
    /** The pieces are the second half; each node stands for those below it, its children being at 2n and 2n + 1. */
    private final int[] lowest;

    /** An index without ranges, for ranges between any of these addresses. */
    RegionIndex(LongStream ends) {
        this.ends = ends.map(end -> end ^ TURNED).sorted().distinct().toArray();
        lowest = new int[2 * this.ends.length];
        Arrays.fill(lowest, NONE);
    }

    /** Adds a range; one that ends before it starts has no address. */
    void add(int number, long start, long limit) {
        int left = piece(start) + ends.length;
        int right = piece(limit) + ends.length;
        for (; left < right; left /= 2, right /= 2) {
            if (left % 2 == 1) {
                lowest[left] = Math.min(lowest[left], number);
                left++;
            }
            if (right % 2 == 1) {
                right--;
                lowest[right] = Math.min(lowest[right], number);
            }
        }
    }

    /** The lowest number of the ranges that the address lies in. */
    int first(long address) {
        int piece = piece(address);
        int first = NONE;
        for (int node = piece + ends.length; piece >= 0 && node > 0; node /= 2) {
            first = Math.min(first, lowest[node]);
        }
        return first;
    }

    /** The last piece that starts at or before the address; -1 when none does. */
    private int piece(long address) {
        int found = Arrays.binarySearch(ends, address ^ TURNED);
        return found >= 0 ? found : -found - 2;
    }
}
