package dev.flamelab.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A place in the program, with what was measured in it and what passed through it to others. */
final class Node {
    private final NodeName name;
    private final int number;
    private String printed;
    private List<Edge> in = List.of();
    private List<Edge> out = List.of();
    private long flat;
    private long flatDivisor;
    private long cum;
    private long cumDivisor;
    private int lastSample = -1;
    private Edge lastCall;

    Node(NodeName name, int number) {
        this.name = name;
        this.number = number;
    }

    NodeName name() {
        return name;
    }

    /** The number of the node in what it was made by. */
    int number() {
        return number;
    }

    /** The name as printed, which is what nodes are sorted by. */
    String printed() {
        if (printed == null) {
            printed = name.printed();
        }
        return printed;
    }

    /** The sum of what was measured with this place at the top of the stack: what is compared. */
    long flat() {
        return flat;
    }

    /** The same as it is printed: a mean where means are asked for. */
    long flatValue() {
        return Subject.mean(flat, flatDivisor);
    }

    /** The sum of what was measured with this place anywhere in the stack: what is compared. */
    long cum() {
        return cum;
    }

    /** The same as it is printed: a mean where means are asked for. */
    long cumValue() {
        return Subject.mean(cum, cumDivisor);
    }

    /** Edges from the callers, in no order. */
    Collection<Edge> in() {
        return in;
    }

    /** Edges to the callees, in no order. */
    Collection<Edge> out() {
        return out;
    }

    /** Edges from the callers, heaviest first. */
    List<Edge> callers() {
        return in.stream().sorted(Edge.HEAVIEST_FIRST).toList();
    }

    /** Edges to the callees, heaviest first. */
    List<Edge> callees() {
        return out.stream().sorted(Edge.HEAVIEST_FIRST).toList();
    }

    void addFlat(long value, long divisor) {
        flat += value;
        flatDivisor += divisor;
    }

    /** Adds a sample's value once, however often the sample's stack passes here; tells whether this was the first time. */
    boolean addCum(int sample, long value, long divisor) {
        if (lastSample == sample) {
            return false;
        }
        lastSample = sample;
        cum += value;
        cumDivisor += divisor;
        return true;
    }

    /** The call to this node that was looked at last, or null: the next sample often comes the same way. */
    Edge lastCall() {
        return lastCall;
    }

    void setLastCall(Edge call) {
        lastCall = call;
    }

    /** Makes an edge to this node. */
    Edge callFrom(Node caller) {
        var call = new Edge(caller, this);
        in = with(in, call);
        caller.out = with(caller.out, call);
        return call;
    }

    /** Takes this node out of a tree: what it calls is then called by its caller. */
    void leaveOut() {
        Edge above = in.isEmpty() ? null : in.get(0);
        for (Edge call : out) {
            if (call.isGone()) {
                continue;
            }
            if (above == null) {
                call.drop();
                call.callee().forgetDropped();
            } else {
                call.moveTo(above);
                above.caller().out = with(above.caller().out, call);
            }
        }
        if (above != null) {
            above.drop();
        }
    }

    /** Forgets the edges that were dropped. */
    void forgetDropped() {
        if (!in.isEmpty()) {
            in.removeIf(Edge::isGone);
        }
        if (!out.isEmpty()) {
            out.removeIf(Edge::isGone);
        }
    }

    private static List<Edge> with(List<Edge> edges, Edge more) {
        List<Edge> all = edges.isEmpty() ? new ArrayList<>(2) : edges;
        all.add(more);
        return all;
    }
}
