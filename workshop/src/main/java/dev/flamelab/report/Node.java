package dev.flamelab.report;

import java.util.HashMap;
import java.util.Map;

/** A place in the program, with what was measured in it and what passed through it to others. */
final class Node {
    private final NodeName name;
    private final String printed;
    private final Map<Node, Edge> in = new HashMap<>();
    private final Map<Node, Edge> out = new HashMap<>();
    private long flat;
    private long cum;
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

    /** What was measured with this place at the top of the stack. */
    long flat() {
        return flat;
    }

    /** What was measured with this place anywhere in the stack. */
    long cum() {
        return cum;
    }

    /** Edges from the callers. */
    Map<Node, Edge> in() {
        return in;
    }

    /** Edges to the callees. */
    Map<Node, Edge> out() {
        return out;
    }

    void addFlat(long value) {
        flat += value;
    }

    /** Adds a sample's value once, however often the sample's stack passes here. */
    void addCum(int sample, long value) {
        if (lastSample != sample) {
            lastSample = sample;
            cum += value;
        }
    }

    /** Adds a sample's value to the edge from a caller, once per sample; a call to itself is no edge. */
    void addCall(Node caller, int sample, long value, boolean residual, boolean inline) {
        if (caller == this) {
            return;
        }
        if (lastEdge == null || lastEdge.caller() != caller) {
            lastEdge = in.computeIfAbsent(caller, added -> new Edge(caller, this));
            caller.out.put(this, lastEdge);
        }
        lastEdge.add(sample, value, residual, inline);
    }

    /** Takes an edge to this node out of the graph, at both ends. */
    void remove(Edge edge) {
        in.remove(edge.caller());
        edge.caller().out.remove(this);
    }
}
