package dev.flamelab.pprof;

import java.util.Arrays;
import java.util.List;

/**
 * One stack with what was measured there. Two samples are equal when their stacks, values and labels are; the values
 * are copied in and out, so nobody can change a sample. {@link #value} does not copy: use it in loops.
 *
 * <p>No record, which could not leave the copying out where a million samples are made of what is nobody else's.
 */
public sealed class Sample permits SampleTable.Row {
    private final List<Location> stack;
    private final long[] values;
    private final List<Label> labels;

    /**
     * Makes a sample.
     *
     * @param stack leaf first; one that does not change: a {@link NumberedStack}, or it is copied
     * @param values one per sample type of the profile, in that order and in their units
     * @param labels in the profile's order
     */
    public Sample(List<Location> stack, long[] values, List<Label> labels) {
        this(values.clone(), stack instanceof NumberedStack ? stack : List.copyOf(stack), List.copyOf(labels));
    }

    /** For one that is a row of something, and has nothing itself. */
    Sample() {
        values = null;
        stack = null;
        labels = null;
    }

    private Sample(long[] values, List<Location> stack, List<Label> labels) {
        this.values = values;
        this.stack = stack;
        this.labels = labels;
    }

    /** A sample of what will not change any more: nothing is copied. */
    static Sample of(List<Location> stack, long[] values, List<Label> labels) {
        return new Sample(values, stack, labels);
    }

    /** The same measured at another stack, which will not change any more. */
    Sample on(List<Location> other) {
        return of(other, uncopied(), labels());
    }

    /** Leaf first. */
    public List<Location> stack() {
        return stack;
    }

    /** One per sample type of the profile, in that order: a copy. */
    public long[] values() {
        return uncopied().clone();
    }

    /** In the profile's order. */
    public List<Label> labels() {
        return labels;
    }

    /** The value for the sample type at {@code index} of the profile's list. */
    public long value(int index) {
        return values[index];
    }

    /** How many values there are. */
    public int width() {
        return values.length;
    }

    /** The values themselves, which must not be changed. */
    long[] uncopied() {
        return values;
    }

    /** Whether all values are 0. */
    boolean isNothing() {
        for (int i = 0; i < width(); i++) {
            if (value(i) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sample that
                && Arrays.equals(uncopied(), that.uncopied())
                && stack().equals(that.stack())
                && labels().equals(that.labels());
    }

    @Override
    public int hashCode() {
        return 31 * (31 * stack().hashCode() + Arrays.hashCode(uncopied())) + labels().hashCode();
    }

    @Override
    public String toString() {
        return "Sample[stack=" + stack() + ", values=" + Arrays.toString(uncopied()) + ", labels=" + labels() + "]";
    }
}
