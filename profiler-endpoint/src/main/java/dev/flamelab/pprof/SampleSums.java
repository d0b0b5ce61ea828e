package dev.flamelab.pprof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up samples that have equal stacks and labels. Columns and an open table of numbers: a map, or an object for each
 * sample, would take more memory than the samples.
 */
final class SampleSums {
    private final StackMerge stacks;
    private final Map<List<Label>, Integer> kinds = new HashMap<>();
    private final Map<List<Label>, Integer> labelsMet = new IdentityHashMap<>();
    /** What is said of samples, and of what kind each of these is. */
    private final List<List<Label>> labels = new ArrayList<>();

    private final NumberColumn kindsOfLabels = new NumberColumn();
    // Of each sum its stack, what is said of it, and its values by sample type.
    private final NumberColumn places = new NumberColumn();
    private final NumberColumn said = new NumberColumn();
    private NumberColumn[] values = {};
    private final NumberColumn hashes = new NumberColumn();
    /** One more than the number of a sum; 0 where there is none. */
    private int[] slots = new int[256];

    SampleSums(StackMerge stacks) {
        this.stacks = stacks;
    }

    void add(Sample sample) {
        List<Location> stack = sample.stack();
        int[] numbers = stacks.numbers(stack);
        int depth = stack.size();
        int itsLabels = labels(sample.labels());
        long kind = kindsOfLabels.get(itsLabels);
        int hash = (int) kind;
        for (int i = 0; i < depth; i++) {
            hash = 31 * hash + numbers[i];
        }
        hash ^= hash >>> 15;
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            int sum = slots[slot] - 1;
            if (hashes.get(sum) == hash && isSame(sum, numbers, depth, kind)) {
                addTo(sum, sample);
                return;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        addSum(sample, stacks.keep(stack, numbers), itsLabels);
        hashes.add(hash);
        slots[slot] = places.size();
        if (4L * places.size() >= 3L * slots.length) {
            grow();
        }
    }

    /** In the order in which they were first met, without those that came to nothing. Ends the adding. */
    SampleTable samples() {
        int kept = 0;
        for (int i = 0; i < places.size(); i++) {
            if (isSomething(i)) {
                places.set(kept, places.get(i));
                said.set(kept, said.get(i));
                for (NumberColumn column : values) {
                    column.set(kept, column.get(i));
                }
                kept++;
            }
        }
        places.truncate(kept);
        return new SampleTable(stacks.kept(), places, values, said, labels);
    }

    private boolean isSomething(int sum) {
        for (NumberColumn column : values) {
            if (column.get(sum) != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isSame(int sum, int[] numbers, int depth, long kind) {
        Stack stack = stacks.kept().at(places.get(sum));
        if (stack.size() != depth || kindsOfLabels.get((int) said.get(sum)) != kind) {
            return false;
        }
        for (int i = 0; i < depth; i++) {
            if (stack.number(i) != numbers[i] - 1) {
                return false;
            }
        }
        return true;
    }

    private void addSum(Sample sample, long place, int itsLabels) {
        if (places.size() == 0) {
            values = new NumberColumn[sample.width()];
            Arrays.setAll(values, i -> new NumberColumn());
        }
        places.add(place);
        said.add(itsLabels);
        for (int i = 0; i < values.length; i++) {
            values[i].add(sample.value(i));
        }
    }

    private void addTo(int sum, Sample sample) {
        for (int i = 0; i < values.length; i++) {
            values[i].set(sum, values[i].get(sum) + sample.value(i));
        }
    }

    /**
     * A number for what is said of a sample. Of one kind is what says the same: the order says something only among
     * texts, and numbers, of one key.
     */
    private int labels(List<Label> all) {
        Integer known = labelsMet.putIfAbsent(all, labels.size());
        if (known != null) {
            return known;
        }
        List<Label> byKey = all.stream()
                .sorted(Comparator.comparing(Label::key).thenComparing(Label::isText))
                .toList();
        labels.add(all);
        kindsOfLabels.add(kinds.computeIfAbsent(byKey, added -> kinds.size()));
        return labels.size() - 1;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        for (int sum = 0; sum < places.size(); sum++) {
            int slot = (int) hashes.get(sum) & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = sum + 1;
        }
    }
}
