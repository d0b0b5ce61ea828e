package dev.flamelab.report;

/** Calls from one place to another, directly or over places that were left out. */
final class Edge {
    private final Node caller;
    private final Node callee;
    private long weight;
    private boolean residual;
    private boolean inline = true;
    private int lastSample = -1;

    Edge(Node caller, Node callee) {
        this.caller = caller;
        this.callee = callee;
    }

    void add(int sample, long value, boolean overLeftOut, boolean inlined) {
        if (lastSample == sample) {
            return;
        }
        lastSample = sample;
        weight += value;
        residual |= overLeftOut;
        inline &= inlined;
    }

    Node caller() {
        return caller;
    }

    Node callee() {
        return callee;
    }

    long weight() {
        return weight;
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
