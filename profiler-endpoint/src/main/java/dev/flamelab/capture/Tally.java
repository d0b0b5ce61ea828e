package dev.flamelab.capture;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Stacks and what was measured there: of one chunk, or of a capture, which is the sum of its chunks. */
final class Tally {
    private final Map<Stack, long[]> weights = new HashMap<>();
    private final Set<String> remarks = new TreeSet<>();
    private long period;
    private long nanos;

    /**
     * Adds samples of one stack.
     *
     * @param count how many
     * @param amount what they stand for, in the unit of their event: nanoseconds for CPU
     */
    void add(Stack stack, long count, long amount) {
        long[] sum = weights.computeIfAbsent(stack, key -> new long[2]);
        sum[0] += count;
        sum[1] += amount;
    }

    void addAll(Tally other) {
        other.weights.forEach((stack, sum) -> add(stack, sum[0], sum[1]));
        remarks.addAll(other.remarks);
        period = Math.max(period, other.period);
        nanos += other.nanos;
    }

    /** Notes something that a reader of the profile should know; said once however often it is noted. */
    void remark(String sentence) {
        remarks.add(sentence);
    }

    /**
     * Notes how it was measured.
     *
     * @param newPeriod the distance between two samples of a thread, in the unit of the event
     * @param newNanos how long it was looked at
     */
    void measured(long newPeriod, long newNanos) {
        period = newPeriod;
        nanos = newNanos;
    }

    /** Hands over every stack with its count and amount. */
    void forEach(BiConsumer<Stack, long[]> reader) {
        weights.forEach(reader);
    }

    Set<String> remarks() {
        return remarks;
    }

    long period() {
        return period;
    }

    long nanos() {
        return nanos;
    }
}
