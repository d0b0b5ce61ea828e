package dev.flamelab.report;

import java.util.Comparator;

/** What was measured in a node under some label. */
final class Tag {
    private final String name;
    private final String unit;
    private final long value;
    private long flat;
    private long flatDivisor;
    private long cum;
    private long cumDivisor;

    /**
     * A tag that nothing was measured under yet.
     *
     * @param name what its box says
     * @param value the label's number; 0 for a text
     * @param unit of the number
     */
    Tag(String name, long value, String unit) {
        this.name = name;
        this.value = value;
        this.unit = unit;
    }

    String name() {
        return name;
    }

    long value() {
        return value;
    }

    String unit() {
        return unit;
    }

    long flat() {
        return flat;
    }

    long flatValue() {
        return Subject.mean(flat, flatDivisor);
    }

    long cumValue() {
        return Subject.mean(cum, cumDivisor);
    }

    void add(long measured, long divisor, boolean leaf) {
        if (leaf) {
            flat += measured;
            flatDivisor += divisor;
        } else {
            cum += measured;
            cumDivisor += divisor;
        }
    }

    /** Adds what was measured under another one. */
    void add(Tag other) {
        add(other.flat, other.flatDivisor, true);
        add(other.cum, other.cumDivisor, false);
    }

    boolean isBelow(long cutoff) {
        return Math.abs(flat) < cutoff && Math.abs(cum) < cutoff;
    }

    /** Largest first, by what was measured in the node alone or also by what it calls; names decide between equals. */
    static Comparator<Tag> largestFirst(boolean flatOnly) {
        Comparator<Tag> byFlat =
                Comparator.comparingLong((Tag tag) -> Math.abs(tag.flat)).reversed();
        Comparator<Tag> byCum =
                Comparator.comparingLong((Tag tag) -> Math.abs(tag.cum)).reversed();
        return (flatOnly ? byFlat : byCum.thenComparing(byFlat)).thenComparing(Tag::name);
    }
}
