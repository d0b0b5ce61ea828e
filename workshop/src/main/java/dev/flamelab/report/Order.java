package dev.flamelab.report;

import java.util.Comparator;
import java.util.List;

/** What nodes are sorted by, largest first; signs do not count, names decide between equals. */
public enum Order implements NodeChoice, Comparator<Node> {
    FLAT,
    CUM;

    @Override
    public void sort(List<Node> nodes) {
        nodes.sort(this);
    }

    @Override
    public int compare(Node a, Node b) {
        int flat = largest(a.flat(), b.flat());
        int cum = largest(a.cum(), b.cum());
        int order = this == FLAT ? flat : cum;
        if (order == 0) order = a.printed().compareTo(b.printed());
        if (order == 0) order = this == FLAT ? cum : flat;
        return order == 0 ? a.name().sortKey().compareTo(b.name().sortKey()) : order;
    }

    private static int largest(long a, long b) {
        return Long.compare(Math.abs(b), Math.abs(a));
    }
}
