package dev.flamelab.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sorts the samples of a report by the names of their frames, from the root on; a caller comes before what it calls. */
final class StackOrder implements Comparator<Integer> {
    private final Subject subject;
    /** The calls at each place, innermost first, as numbers that are in the order of the names. */
    private final int[][] calls;

    private final Way one = new Way();
    private final Way other = new Way();

    /** @param names of the calls at each place of the report, innermost first */
    StackOrder(Subject subject, List<List<String>> names) {
        this.subject = subject;
        Map<String, Integer> numbers = new TreeMap<>();
        names.forEach(calls -> calls.forEach(name -> numbers.put(name, 0)));
        int next = 0;
        for (Map.Entry<String, Integer> each : numbers.entrySet()) {
            each.setValue(next++);
        }
        this.calls = names.stream()
                .map(inner -> inner.stream().mapToInt(numbers::get).toArray())
                .toArray(int[][]::new);
    }

    @Override
    public int compare(Integer sample, Integer another) {
        one.enter(sample);
        other.enter(another);
        while (one.goesOn() && other.goesOn()) {
            if (!one.skipsWith(other)) {
                int difference = Integer.compare(one.next(), other.next());
                if (difference != 0) {
                    return difference;
                }
            }
        }
        return Boolean.compare(one.goesOn(), other.goesOn());
    }

    /** The way from the root of a stack to its leaf, call by call. */
    private final class Way {
        private final Frames stack = new Frames();
        private int entered = -1;
        private int depth;
        private int[] inlined;
        private int left;

        void enter(int sample) {
            // sorting compares the same one with many
            if (sample != entered) {
                subject.fill(stack, sample);
                entered = sample;
            }
            depth = stack.size();
            left = 0;
        }

        boolean goesOn() {
            return left > 0 || depth > 0;
        }

        /** Passes a whole place at once where two stacks go through the same: most of two stacks is the same. */
        boolean skipsWith(Way second) {
            boolean same =
                    left == 0 && second.left == 0 && stack.number(depth - 1) == second.stack.number(second.depth - 1);
            if (same) {
                depth--;
                second.depth--;
            }
            return same;
        }

        int next() {
            if (left == 0) {
                inlined = calls[stack.number(--depth)];
                left = inlined.length;
            }
            return inlined[--left];
        }
    }
}
