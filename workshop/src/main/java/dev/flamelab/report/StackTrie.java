package dev.flamelab.report;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Stacks added up from the root on, where stacks that begin alike share their nodes: arrays, for there may be a million
 * nodes. Node 0 is the root; a node's number is larger than that of its parent.
 */
final class StackTrie {
    private static final int ROOT = 0;
    /** What a multiplication is good at: two keys that differ little lie far from each other. */
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

    private int[] parents = new int[1 << 10];
    private int[] names = new int[1 << 10];
    private final Sums now = new Sums(1 << 10);
    /** The same of what a difference is a difference to; null as long as there is nothing. */
    private Sums before;
    /** How many events the sums are of; null as long as nobody asks for means. */
    private Sums events;

    private final BitSet called = new BitSet();
    private int size = 1;
    /** Open addressing: where a parent's callee of some name is, and 0 where nothing is. */
    private int[] table = new int[1 << 12];

    StackTrie(int rootName) {
        parents[ROOT] = -1;
        names[ROOT] = rootName;
        called.set(ROOT);
    }

    int size() {
        return size;
    }

    int parent(int node) {
        return parents[node];
    }

    int name(int node) {
        return names[node];
    }

    long self(int node) {
        return now.selves[node];
    }

    long total(int node) {
        return now.totals[node];
    }

    boolean hasBefore() {
        return before != null;
    }

    long selfBefore(int node) {
        return before == null ? 0 : before.selves[node];
    }

    long before(int node) {
        return before == null ? 0 : before.totals[node];
    }

    boolean hasEvents() {
        return events != null;
    }

    long selfEvents(int node) {
        return events == null ? 0 : events.selves[node];
    }

    long events(int node) {
        return events == null ? 0 : events.totals[node];
    }

    /** How much there is to see of a node. */
    long weight(int node) {
        return total(node) + before(node);
    }

    /** Whether a function is there only because it was inlined into its caller. */
    boolean isInlined(int node) {
        return !called.get(node);
    }

    /** The node of what a node calls. */
    int callee(int parent, int name, boolean inlined) {
        int slot = slot(parent, name);
        if (table[slot] == 0) {
            grow();
            slot = slot(parent, name);
            parents[size] = parent;
            names[size] = name;
            table[slot] = size++;
        }
        if (!inlined) {
            called.set(table[slot]);
        }
        return table[slot];
    }

    /** Adds what passed through a node, and in how many events; below zero is what was there before. */
    void add(int node, long value, long count) {
        if (value >= 0) {
            now.totals[node] += value;
        } else {
            before().totals[node] -= value;
        }
        if (count != 0) {
            events().totals[node] += count;
        }
    }

    /** Adds what was measured in a node itself. */
    void addSelf(int node, long value, long count) {
        if (value >= 0) {
            now.selves[node] += value;
        } else {
            before().selves[node] -= value;
        }
        if (count != 0) {
            events().selves[node] += count;
        }
    }

    /** Forgets all nodes from one on. */
    void truncate(int first) {
        for (int i = first; i < size; i++) {
            now.clear(i);
            if (before != null) {
                before.clear(i);
            }
            if (events != null) {
                events.clear(i);
            }
        }
        called.clear(first, Math.max(first, called.length()));
        size = first;
        rehash(table.length);
    }

    /** Forgets, of the nodes from one on, those that weigh less; answers the new number of each, or -1. */
    int[] dropLighter(long least, int first) {
        int[] numbers = new int[size];
        int kept = first;
        for (int i = 0; i < size; i++) {
            if (i < first) {
                numbers[i] = i;
            } else if (weight(i) < least) {
                numbers[i] = -1;
            } else {
                // What is called weighs no more than its caller, so the caller is still there.
                numbers[i] = kept;
                move(i, kept++, numbers[parents[i]]);
            }
        }
        truncate(kept);
        return numbers;
    }

    private void move(int from, int to, int parent) {
        parents[to] = parent;
        names[to] = names[from];
        now.move(from, to);
        if (before != null) {
            before.move(from, to);
        }
        if (events != null) {
            events.move(from, to);
        }
        called.set(to, called.get(from));
    }

    private Sums before() {
        return before == null ? before = new Sums(parents.length) : before;
    }

    private Sums events() {
        return events == null ? events = new Sums(parents.length) : events;
    }

    private int slot(int parent, int name) {
        long key = ((long) parent << Integer.SIZE) | name;
        int mask = table.length - 1;
        int slot = (int) ((key * SPREAD) >>> Integer.SIZE) & mask;
        while (table[slot] != 0 && (parents[table[slot]] != parent || names[table[slot]] != name)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        if (size == parents.length) {
            int larger = 2 * size;
            parents = Arrays.copyOf(parents, larger);
            names = Arrays.copyOf(names, larger);
            now.grow(larger);
            if (before != null) {
                before.grow(larger);
            }
            if (events != null) {
                events.grow(larger);
            }
        }
        if (2 * size >= table.length) {
            rehash(2 * table.length);
        }
    }

    private void rehash(int length) {
        table = new int[length];
        for (int i = 1; i < size; i++) {
            table[slot(parents[i], names[i])] = i;
        }
    }

    /** Two numbers for each node: what is in it itself, and what is in it and all that it calls. */
    private static final class Sums {
        private long[] selves;
        private long[] totals;

        Sums(int nodes) {
            selves = new long[nodes];
            totals = new long[nodes];
        }

        void grow(int nodes) {
            selves = Arrays.copyOf(selves, nodes);
            totals = Arrays.copyOf(totals, nodes);
        }

        void move(int from, int to) {
            selves[to] = selves[from];
            totals[to] = totals[from];
        }

        void clear(int node) {
            selves[node] = 0;
            totals[node] = 0;
        }
    }
}
