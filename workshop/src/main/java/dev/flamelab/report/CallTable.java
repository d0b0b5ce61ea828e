package dev.flamelab.report;

/** Finds the edge between two nodes: an open table of the edges alone, for a large profile has a million of them. */
final class CallTable {
    private Edge[] table = new Edge[256];
    private int size;

    /** The edge, which is made when there is none yet. */
    Edge between(Node caller, Node callee) {
        if (2 * size >= table.length) {
            grow();
        }
        int slot = slot(caller, callee);
        while (table[slot] != null) {
            if (table[slot].caller() == caller && table[slot].callee() == callee) {
                return table[slot];
            }
            slot = (slot + 1) & (table.length - 1);
        }
        size++;
        table[slot] = callee.callFrom(caller);
        return table[slot];
    }

    private void grow() {
        Edge[] old = table;
        table = new Edge[2 * old.length];
        for (Edge edge : old) {
            if (edge != null) {
                int slot = slot(edge.caller(), edge.callee());
                while (table[slot] != null) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = edge;
            }
        }
    }

    private int slot(Node caller, Node callee) {
        int hash = (31 * caller.number() + callee.number()) * 0x9E3779B1;
        return (hash ^ hash >>> 15) & (table.length - 1);
    }
}
