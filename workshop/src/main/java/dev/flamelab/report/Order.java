package dev.flamelab.report;

import java.util.List;
import java.util.function.ToLongFunction;

/** What nodes are sorted by, largest first; signs do not count, names decide between equals. */
public enum Order implements NodeChoice {
    FLAT(Node::flat, Node::cum),
    CUM(Node::cum, Node::flat);

    private final ToLongFunction<Node> first;
    private final ToLongFunction<Node> last;

    Order(ToLongFunction<Node> first, ToLongFunction<Node> last) {
        this.first = first;
        this.last = last;
    }

    @Override
    public void sort(List<Node> nodes) {
        nodes.sort(this::compare);
    }

    private int compare(Node a, Node b) {
        int order = largest(first, a, b);
        if (order == 0) order = a.printed().compareTo(b.printed());
        if (order == 0) order = largest(last, a, b);
        return order == 0 ? a.name().sortKey().compareTo(b.name().sortKey()) : order;
    }

    private static int largest(ToLongFunction<Node> value, Node a, Node b) {
        return Long.compare(Math.abs(value.applyAsLong(b)), Math.abs(value.applyAsLong(a)));
    }
}
