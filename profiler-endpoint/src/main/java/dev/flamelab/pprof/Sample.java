package dev.flamelab.pprof;

import java.util.Arrays;
import java.util.List;

/**
 * One stack with what was measured there. Two samples are equal when their stacks, values and labels are; the values
 * are copied in and out, so nobody can change a sample. {@link #value} does not copy: use it in loops.
 *
 * @param stack leaf first; one that does not change: a {@link NumberedStack}, or it is copied
 * @param values one per sample type of the profile, in that order
 * @param labels in the profile's order
 */
public record Sample(List<Location> stack, long[] values, List<Label> labels) {
    public Sample {
        stack = stack instanceof NumberedStack ? stack : List.copyOf(stack);
        values = values.clone();
        labels = List.copyOf(labels);
    }

    @Override
    public long[] values() {
        return values.clone();
    }

    /** The value for the sample type at {@code index} of the profile's list. */
    public long value(int index) {
        return values[index];
    }

    /** How many values there are. */
    public int width() {
        return values.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sample that
                && Arrays.equals(values, that.values)
                && stack.equals(that.stack)
                && labels.equals(that.labels);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * stack.hashCode() + Arrays.hashCode(values)) + labels.hashCode();
    }

    @Override
    public String toString() {
        return "Sample[stack=" + stack + ", values=" + Arrays.toString(values) + ", labels=" + labels + "]";
    }
}
