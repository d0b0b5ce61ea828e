package dev.flamelab.pprof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up samples that have equal stacks and labels. An open table of numbers: a map with a key for each sample would
 * take more memory than the samples. The values of what is met but once are those of that sample, not copied.
 */
final class SampleSums {
    private final StackMerge stacks;
    private final Map<List<Label>, Integer> labelSets = new HashMap<>();
    private final Map<List<Label>, Integer> labelsMet = new IdentityHashMap<>();
    private final List<Sample> sums = new ArrayList<>();
    /** Of the sums, those whose values are nobody else's. */
    private final BitSet areOwn = new BitSet();

    private int[] hashes = new int[128];
    /** One more than the number of a sum; 0 where there is none. */
    private int[] slots = new int[2 * hashes.length];

    SampleSums(StackMerge stacks) {
        this.stacks = stacks;
    }

    void add(Sample sample) {
        int[] numbers = stacks.numbers(sample.stack());
        int depth = sample.stack().size();
        int labels = labels(sample.labels());
        int hash = labels;
        for (int i = 0; i < depth; i++) {
            hash = 31 * hash + numbers[i];
        }
        hash ^= hash >>> 15;
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            int sum = slots[slot] - 1;
            if (hashes[sum] == hash && isSame(sum, numbers, depth, labels)) {
                addTo(sum, sample);
                return;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        hashes[sums.size()] = hash;
        sums.add(sample.on(stacks.keep(sample.stack(), numbers)));
        slots[slot] = sums.size();
        if (sums.size() == hashes.length) {
            grow();
        }
    }

    /** In the order in which they were first met, without those that came to nothing. Ends the adding. */
    List<Sample> samples() {
        sums.removeIf(Sample::isNothing);
        return sums;
    }

    private boolean isSame(int sum, int[] numbers, int depth, int labels) {
        var stack = (Stack) sums.get(sum).stack();
        if (stack.size() != depth || labels(sums.get(sum).labels()) != labels) {
            return false;
        }
        for (int i = 0; i < depth; i++) {
            if (stack.number(i) != numbers[i] - 1) {
                return false;
            }
        }
        return true;
    }

    private void addTo(int sum, Sample sample) {
        Sample first = sums.get(sum);
        if (!areOwn.get(sum)) {
            areOwn.set(sum);
            first = Sample.of(first.stack(), first.values(), first.labels());
            sums.set(sum, first);
        }
        long[] values = first.uncopied();
        for (int i = 0; i < values.length; i++) {
            values[i] += sample.value(i);
        }
    }

    /**
     * A number for all that is said of a sample: the order says something only among texts, and numbers, of one key.
     */
    private int labels(List<Label> labels) {
        if (labels.isEmpty()) {
            return 0;
        }
        Integer known = labelsMet.get(labels);
        if (known == null) {
            List<Label> byKey = labels.stream()
                    .sorted(Comparator.comparing(Label::key).thenComparing(Label::isText))
                    .toList();
            known = labelSets.computeIfAbsent(byKey, added -> labelSets.size() + 1);
            labelsMet.put(labels, known);
        }
        return known;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        slots = new int[2 * hashes.length];
        for (int sum = 0; sum < sums.size(); sum++) {
            int slot = hashes[sum] & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = sum + 1;
        }
    }
}
