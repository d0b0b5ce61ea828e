package dev.flamelab.report;

import dev.flamelab.pprof.Sample;
import java.util.Arrays;

/**
 * Adds up all stacks of a report in a trie. Where a million stacks differ nearly all, their trie would fit in no memory
 * and on no screen: then it is made level by level, and what is too light to be seen is left out before what it calls
 * is looked at.
 */
final class TrieGrowth {
    /** What is drawn fast and, in ten thousand columns of pixels, seen. */
    static final Limit DRAWN = new Limit(1 << 19, 20_000, 1 << 20);

    private static final int MOST_LEVELS = 32;
    private static final int GONE = -1;

    private final Subject subject;
    private final NodeNumbers numbers;
    private final Limit limit;
    private final boolean isWhole;
    private final Frames stack = new Frames();
    private StackTrie trie;
    /** How many levels are there; 0 when all are. */
    private int deepest;
    /** The names of one stack, root first; those of inlined calls are less than 0. */
    private int[] path = new int[128];

    /**
     * When something is left out.
     *
     * @param nodes more than these are too many
     * @param parts then all stay that weigh as much as one of so many parts of the whole
     * @param most where there are more than these all the same, nothing is looked at that they call
     */
    record Limit(int nodes, int parts, int most) {}

    TrieGrowth(Subject subject, NodeNumbers numbers, int rootName, Limit limit) {
        this.subject = subject;
        this.numbers = numbers;
        this.limit = limit;
        this.trie = new StackTrie(rootName);
        for (int i = 0; i < subject.size() && trie.size() <= limit.nodes(); i++) {
            add(i);
        }
        isWhole = trie.size() <= limit.nodes();
        if (!isWhole) {
            trie = new StackTrie(rootName);
            growByLevels();
        }
    }

    StackTrie trie() {
        return trie;
    }

    /** Which frames are left out, such as {@code below 0.005%}; empty when none are. */
    String leftOut() {
        if (isWhole) {
            return "";
        }
        String light = "below " + Units.percent(1, limit.parts()).strip();
        return deepest == 0 ? light : light + " or deeper than " + deepest + " levels";
    }

    private void add(int sample) {
        Sample whole = subject.whole(sample);
        if (isNothing(whole)) {
            return;
        }
        trie.add(0, subject.value(whole), subject.divisor(whole));
        goOn(sample, whole, 0, 0, Integer.MAX_VALUE);
    }

    private boolean isNothing(Sample whole) {
        return subject.value(whole) == 0 && subject.divisor(whole) == 0;
    }

    private void growByLevels() {
        // Where each sample has come to.
        int[] at = new int[subject.size()];
        long weight = 0;
        for (int i = 0; i < at.length; i++) {
            Sample whole = subject.whole(i);
            trie.add(0, subject.value(whole), subject.divisor(whole));
            weight += Math.abs(subject.value(whole));
            at[i] = isNothing(whole) ? GONE : 0;
        }
        long least = Math.max(1, weight / limit.parts());
        int levels = MOST_LEVELS;
        int depth = 0;
        while (Arrays.stream(at).anyMatch(node -> node != GONE)) {
            int first = trie.size();
            int[] next = grow(at, depth, levels);
            if (next == null) {
                // Too many to have at once: fewer levels, so that fewer of the light ones come into being.
                trie.truncate(first);
                levels /= 2;
            } else {
                int[] kept = trie.dropLighter(least, first);
                at = next;
                for (int i = 0; i < at.length; i++) {
                    at[i] = at[i] == GONE ? GONE : kept[at[i]];
                }
                depth += levels;
                if (trie.size() > limit.most()) {
                    deepest = depth;
                    return;
                }
            }
        }
    }

    /** Grows the stacks of samples that are not gone by some levels; answers where they come to, null if too much. */
    private int[] grow(int[] at, int depth, int levels) {
        int first = trie.size();
        int[] next = new int[at.length];
        for (int i = 0; i < at.length; i++) {
            next[i] = at[i] == GONE ? GONE : goOn(i, subject.whole(i), at[i], depth, levels);
            if (trie.size() - first > limit.nodes() && levels > 1) {
                return null;
            }
        }
        return next;
    }

    /** Grows a stack by some levels; answers where it comes to, or that it has come to its end. */
    private int goOn(int sample, Sample whole, int at, int depth, int levels) {
        long value = subject.value(whole);
        long events = subject.divisor(whole);
        int length = unfold(sample);
        int end = (int) Math.min(length, (long) depth + levels);
        int node = at;
        for (int i = depth; i < end; i++) {
            node = callee(node, i);
            trie.add(node, value, events);
        }
        if (end < length) {
            return node;
        }
        trie.addSelf(node, value, events);
        return GONE;
    }

    private int callee(int node, int depth) {
        int name = path[depth];
        return name >= 0 ? trie.callee(node, name, false) : trie.callee(node, ~name, true);
    }

    private int unfold(int sample) {
        subject.fill(stack, sample);
        int length = 0;
        for (int i = stack.size() - 1; i >= 0; i--) {
            int number = numbers.at(stack.number(i));
            if (number >= 0) {
                length = put(length, number);
            } else {
                int[] several = numbers.several(number);
                for (int j = several.length - 1; j >= 0; j--) {
                    length = put(length, j == several.length - 1 ? several[j] : ~several[j]);
                }
            }
        }
        return length;
    }

    private int put(int length, int name) {
        if (length == path.length) {
            path = Arrays.copyOf(path, 2 * length);
        }
        path[length] = name;
        return length + 1;
    }
}
