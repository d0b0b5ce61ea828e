package dev.flamelab.report;

import java.util.Comparator;

/** Calls from one place to another, directly or over places that were left out. */
final class Edge {
    /** As reports list them: signs do not count, names decide between equals. */
    static final Comparator<Edge> HEAVIEST_FIRST = Comparator.comparingLong((Edge edge) -> Math.abs(edge.weight))
            .reversed()
            .thenComparing(edge -> edge.caller.printed())
            .thenComparing(edge -> edge.callee.printed());

    private Node caller;
    private final Node callee;
    private long weight;
    private long divisor;
    private int lastSample = -1;
    private boolean residual;
    private boolean inline = true;
    private boolean gone;

    Edge(Node caller, Node callee) {
        this.caller = caller;
        this.callee = callee;
    }

    /** Adds a sample's value, once however often the sample's stack goes this way. */
    void add(int sample, long value, long by, boolean overLeftOut, boolean inlined) {
        if (lastSample == sample) {
            return;
        }
        lastSample = sample;
        weight += value;
        divisor += by;
        residual |= overLeftOut;
        inline &= inlined;
    }

    /** Lets the calls come from the caller of a place that is left out, which was called over {@code other}. */
    void moveTo(Edge other) {
        caller = other.caller;
        residual = true;
        inline &= other.inline;
    }

    Node caller() {
        return caller;
    }

    Node callee() {
        return callee;
    }

    /** The sum of what was measured over this call: what is compared. */
    long weight() {
        return weight;
    }

    /** The same as pictures print it: a mean where means are asked for. */
    long weightValue() {
        return Subject.mean(weight, divisor);
    }

    /** Takes this edge out of the graph, at both ends. */
    void remove() {
        drop();
        caller.forgetDropped();
        callee.forgetDropped();
    }

    /** Marks this edge as taken out; its ends forget it when they are told to. */
    void drop() {
        gone = true;
    }

    boolean isGone() {
        return gone;
    }

    /** Whether some of the calls went over places that were left out. */
    boolean isResidual() {
        return residual;
    }

    /** Whether every call was inlined into its caller. */
    boolean isInline() {
        return inline;
    }
}
