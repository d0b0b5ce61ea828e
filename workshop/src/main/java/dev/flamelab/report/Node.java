package dev.flamelab.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A place in the program, with what was measured in it and what passed through it to others. */
final class Node {
    private final NodeName name;
    private final String printed;
    private final Map<Node, Edge> in = new HashMap<>();
    private final Map<Node, Edge> out = new HashMap<>();
    private long flat;
    private long flatDivisor;
    private long cum;
    private long cumDivisor;
    private int lastSample = -1;
    private Edge lastEdge;

    Node(NodeName name) {
        this.name = name;
        this.printed = name.printed();
    }

    NodeName name() {
        return name;
    }

    /** The name as printed, which is what nodes are sorted by. */
    String printed() {
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
        return in.values();
    }

    /** Edges to the callees, in no order. */
    Collection<Edge> out() {
        return out.values();
    }

    /** Edges from the callers, heaviest first. */
    List<Edge> callers() {
        return in.values().stream().sorted(Edge.HEAVIEST_FIRST).toList();
    }

    /** Edges to the callees, heaviest first. */
    List<Edge> callees() {
        return out.values().stream().sorted(Edge.HEAVIEST_FIRST).toList();
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

    /** Adds a sample's value to the edge from a caller, once per sample; a call to itself is no edge. */
    void addCall(Node caller, int sample, long value, long divisor, boolean residual, boolean inline) {
        if (caller == this) {
            return;
        }
        if (lastEdge == null || lastEdge.caller() != caller) {
            lastEdge = in.computeIfAbsent(caller, added -> new Edge(caller, this));
            caller.out.put(this, lastEdge);
        }
        lastEdge.add(sample, value, divisor, residual, inline);
    }

    /** Takes an edge to this node out of the graph, at both ends. */
    void remove(Edge edge) {
        in.remove(edge.caller());
        edge.caller().out.remove(this);
    }

    /** Takes this node out of a tree: what it calls is then called by its caller. */
    void leaveOut() {
        Edge above = in.isEmpty() ? null : in.values().iterator().next();
        if (above != null) {
            above.caller().out.remove(this);
        }
        for (Edge call : out.values()) {
            call.callee().in.remove(this);
            if (above != null) {
                call.moveTo(above);
                call.callee().in.put(call.caller(), call);
                call.caller().out.put(call.callee(), call);
            }
        }
    }
}
