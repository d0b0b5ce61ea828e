package dev.flamelab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sorts the samples of a report by the names of their frames, from the root on; a caller comes before what it calls. */
final class StackOrder implements Comparator<Integer> {
    private final Subject subject;
    private final List<List<String>> names;
    private final Way one = new Way();
    private final Way other = new Way();

    StackOrder(Subject subject) {
        this.subject = subject;
        var printed = new FrameNames(subject.view().grouping());
        this.names = subject.locations().stream().map(printed::of).toList();
    }

    /** The names of a sample's frames, from root to leaf. */
    List<String> frames(int sample) {
        List<String> frames = new ArrayList<>();
        one.enter(sample);
        while (one.goesOn()) {
            frames.add(one.next());
        }
        return frames;
    }

    @Override
    public int compare(Integer sample, Integer another) {
        one.enter(sample);
        other.enter(another);
        while (one.goesOn() && other.goesOn()) {
            if (!one.skipsWith(other)) {
                int difference = one.next().compareTo(other.next());
                if (difference != 0) {
                    return difference;
                }
            }
        }
        return Boolean.compare(one.goesOn(), other.goesOn());
    }

    /** The way from the root of a stack to its leaf, frame by frame. */
    private final class Way {
        private final Frames stack = new Frames();
        private int depth;
        private List<String> inlined;
        private int left;

        void enter(int sample) {
            subject.fill(stack, sample);
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

        String next() {
            if (left == 0) {
                inlined = names.get(stack.number(--depth));
                left = inlined.size();
            }
            return inlined.get(--left);
        }
    }
}
