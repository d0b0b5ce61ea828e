package dev.flamelab.pprof;

import java.util.List;

/**
 * One stack with what was measured there.
 *
 * @param stack leaf first
 * @param values one per sample type of the profile, in that order; not to be written to
 * @param labels in the profile's order
 */
public record Sample(List<Location> stack, long[] values, List<Label> labels) {
    public Sample {
        stack = List.copyOf(stack);
        labels = List.copyOf(labels);
    }

    /** The value for the sample type at {@code index} of the profile's list. */
    public long value(int index) {
        return values[index];
    }
}
