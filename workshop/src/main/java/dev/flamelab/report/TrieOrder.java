package dev.flamelab.report;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;

/** The order in which the nodes of a trie are told. */
final class TrieOrder {
    private TrieOrder() {}

    /** Every node before what it calls, and of what it calls the heaviest first. */
    static int[] of(StackTrie trie, FlameNames names, boolean dropsNegative) {
        BitSet shown = shown(trie, dropsNegative);
        int[] starts = new int[trie.size() + 1];
        for (int i = shown.nextSetBit(1); i > 0; i = shown.nextSetBit(i + 1)) {
            starts[trie.parent(i) + 1]++;
        }
        for (int i = 1; i <= trie.size(); i++) {
            starts[i] += starts[i - 1];
        }
        int[] callees = new int[trie.size()];
        int[] ends = starts.clone();
        for (int i = shown.nextSetBit(1); i > 0; i = shown.nextSetBit(i + 1)) {
            callees[ends[trie.parent(i)]++] = i;
        }
        Comparator<Integer> heaviestFirst = Comparator.<Integer>comparingLong(trie::weight)
                .reversed()
                .thenComparing(node -> names.name(trie.name(node)).text())
                .thenComparing(node -> names.name(trie.name(node)).file());
        int[] order = new int[shown.cardinality()];
        int[] waiting = new int[trie.size()];
        int left = 1;
        for (int next = 0; left > 0; next++) {
            int node = waiting[--left];
            order[next] = node;
            sort(callees, starts[node], ends[node], heaviestFirst);
            // The last that is put on the pile is the first that comes next.
            for (int i = ends[node] - 1; i >= starts[node]; i--) {
                waiting[left++] = callees[i];
            }
        }
        return order;
    }

    /** All nodes; or those of which something grew, where what did not is to be left out. */
    private static BitSet shown(StackTrie trie, boolean dropsNegative) {
        var shown = new BitSet(trie.size());
        shown.set(0, trie.size());
        if (dropsNegative && trie.hasBefore()) {
            shown.clear(1, trie.size());
            for (int i = trie.size() - 1; i > 0; i--) {
                if (shown.get(i) || trie.self(i) > trie.selfBefore(i)) {
                    shown.set(i);
                    shown.set(trie.parent(i));
                }
            }
        }
        return shown;
    }

    private static void sort(int[] numbers, int from, int to, Comparator<Integer> by) {
        if (to - from > 1) {
            Integer[] some = Arrays.stream(numbers, from, to).boxed().toArray(Integer[]::new);
            Arrays.sort(some, by);
            for (int i = 0; i < some.length; i++) {
                numbers[from + i] = some[i];
            }
        }
    }
}
