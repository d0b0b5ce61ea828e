package dev.flamelab.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Different stacks, each with a number, in a byte or two for each of their frames: hundreds of thousands are held where
 * as many lists would not fit.
 */
final class StackTable {
    private static final int BLOCK = 1 << 18;

    /** A number of a place has at most so many bytes. */
    private static final int LARGEST = 5;

    // A stack lies within one block; where a block ends, the next stack begins another.
    private final List<byte[]> blocks = new ArrayList<>();
    private int used = BLOCK;
    // Where the stacks begin, and their depths.
    private long[] starts = new long[64];
    private int[] depths = new int[64];
    private int[] hashes = new int[64];
    private int size;
    // Stacks from 1, 0 where there is none.
    private int[] slots = new int[128];

    /** The number of a stack, from 0. @param depth how many of the places are its */
    int number(int[] places, int depth) {
        byte[] block = room(LARGEST * depth);
        int start = used;
        int end = write(block, start, places, depth);
        int hash = hash(places, depth);
        int slot = hash & slots.length - 1;
        while (slots[slot] != 0) {
            int stack = slots[slot] - 1;
            if (hashes[stack] == hash && depths[stack] == depth && isSame(stack, block, start, end)) {
                return stack;
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size + (size >> 1));
            depths = Arrays.copyOf(depths, starts.length);
            hashes = Arrays.copyOf(hashes, starts.length);
        }
        hashes[size] = hash;
        starts[size] = (long) (blocks.size() - 1) << 32 | start;
        depths[size] = depth;
        used = end;
        slots[slot] = ++size;
        if (3 * size > 2 * slots.length) {
            grow();
        }
        return size - 1;
    }

    /** How many frames the stack has. */
    int depth(int stack) {
        return depths[stack];
    }

    /** Puts the places of the stack into an array that has room for them. */
    void read(int stack, int[] places) {
        byte[] block = blocks.get((int) (starts[stack] >>> 32));
        int at = (int) starts[stack];
        for (int i = 0; i < depths[stack]; i++) {
            int place = 0;
            int shift = 0;
            for (; block[at] < 0; shift += 7) {
                place |= (block[at++] & 0x7f) << shift;
            }
            places[i] = place | block[at++] << shift;
        }
    }

    private byte[] room(int bytes) {
        if (blocks.isEmpty() || bytes > blocks.get(blocks.size() - 1).length - used) {
            blocks.add(new byte[Math.max(BLOCK, bytes)]);
            used = 0;
        }
        return blocks.get(blocks.size() - 1);
    }

    private static int write(byte[] block, int start, int[] places, int depth) {
        int at = start;
        for (int i = 0; i < depth; i++) {
            int place = places[i];
            for (; place > 0x7f; place >>>= 7) {
                block[at++] = (byte) (place | 0x80);
            }
            block[at++] = (byte) place;
        }
        return at;
    }

    private boolean isSame(int stack, byte[] block, int start, int end) {
        int other = (int) starts[stack];
        byte[] otherBlock = blocks.get((int) (starts[stack] >>> 32));
        // Two stacks as deep whose places are the same have the same bytes; past its own end it differs.
        int otherEnd = Math.min(otherBlock.length, other + end - start);
        return Arrays.equals(otherBlock, other, otherEnd, block, start, end);
    }

    private void grow() {
        int[] old = slots;
        slots = new int[2 * old.length];
        for (int stack = 0; stack < size; stack++) {
            int slot = hashes[stack] & slots.length - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = stack + 1;
        }
    }

    private static int hash(int[] places, int depth) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < depth; i++) {
            hash = (hash ^ places[i]) * 0x100000001b3L;
        }
        return (int) (hash ^ hash >>> 32);
    }
}
