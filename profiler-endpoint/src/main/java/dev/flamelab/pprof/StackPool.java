package dev.flamelab.pprof;

import java.util.Arrays;
import java.util.List;

/**
 * Keeps each stack once, however many samples have it. An open table of the stacks alone: a map would cost more than
 * it saves where nearly every sample has a stack of its own.
 */
final class StackPool {
    private Object[] table = new Object[1024];
    private int size;

    /** The stack of these frames: the one already here, or a new one. */
    List<Location> share(Location[] frames) {
        if (2 * size >= table.length) {
            grow();
        }
        int slot = slotOf(hash(Arrays.asList(frames)));
        while (table[slot] != null) {
            List<Location> stack = stackAt(table, slot);
            if (isSame(stack, frames)) {
                return stack;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        List<Location> added = List.of(frames);
        table[slot] = added;
        size++;
        return added;
    }

    private void grow() {
        Object[] old = table;
        table = new Object[2 * old.length];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != null) {
                int slot = slotOf(hash(stackAt(old, i)));
                while (table[slot] != null) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = old[i];
            }
        }
    }

    private int slotOf(int hash) {
        return (hash ^ hash >>> 15) & (table.length - 1);
    }

    // Locations of one file are one object each, so identity will do; their own hash would walk to every function name.
    private static int hash(List<Location> frames) {
        int hash = 1;
        for (Location frame : frames) {
            hash = 31 * hash + System.identityHashCode(frame);
        }
        return hash;
    }

    private static boolean isSame(List<Location> stack, Location[] frames) {
        if (stack.size() != frames.length) {
            return false;
        }
        for (int i = 0; i < frames.length; i++) {
            if (stack.get(i) != frames[i]) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked") // only stacks are put in
    private static List<Location> stackAt(Object[] table, int slot) {
        return (List<Location>) table[slot];
    }
}
