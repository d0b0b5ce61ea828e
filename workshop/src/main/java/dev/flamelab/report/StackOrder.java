package dev.flamelab.report;

import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sorts samples by the names of their frames, from the root on; what calls another comes before it. */
final class StackOrder implements Comparator<Sample> {
    private final FrameNames names;

    StackOrder(FrameNames names) {
        this.names = names;
    }

    /** The names of a sample's frames, from root to leaf. */
    List<String> frames(Sample sample) {
        List<String> frames = new ArrayList<>();
        for (var way = new Way(sample); way.goesOn(); ) {
            frames.add(way.next());
        }
        return frames;
    }

    @Override
    public int compare(Sample one, Sample other) {
        if (one == other) {
            return 0;
        }
        var left = new Way(one);
        var right = new Way(other);
        while (left.goesOn() && right.goesOn()) {
            if (!left.skipsWith(right)) {
                int difference = left.next().compareTo(right.next());
                if (difference != 0) {
                    return difference;
                }
            }
        }
        return Boolean.compare(left.goesOn(), right.goesOn());
    }

    /** The way from the root of a stack to its leaf, frame by frame. */
    private final class Way {
        private final List<Location> stack;
        private int depth;
        private List<String> inlined = List.of();
        private int left;

        Way(Sample sample) {
            stack = sample.stack();
            depth = stack.size();
        }

        boolean goesOn() {
            return left > 0 || depth > 0;
        }

        /** Passes a whole place at once where two stacks go through the same: most of two stacks is the same. */
        boolean skipsWith(Way other) {
            boolean same = left == 0
                    && other.left == 0
                    && depth > 0
                    && other.depth > 0
                    && stack.get(depth - 1) == other.stack.get(other.depth - 1);
            if (same) {
                depth--;
                other.depth--;
            }
            return same;
        }

        String next() {
            if (left == 0) {
                inlined = names.of(stack.get(--depth));
                left = inlined.size();
            }
            return inlined.get(--left);
        }
    }
}
