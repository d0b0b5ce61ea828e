package dev.flamelab.report;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** What nodes are sorted by, largest first; signs do not count, names decide between equals. */
public enum Order implements NodeChoice {
    FLAT(Node::flat, Node::cum),
    CUM(Node::cum, Node::flat);

    private final Comparator<Node> comparator;

    Order(ToLongFunction<Node> first, ToLongFunction<Node> last) {
        comparator = largest(first)
                .thenComparing(Node::printed)
                .thenComparing(largest(last))
                .thenComparing(node -> node.name().sortKey());
    }

    @Override
    public void sort(List<Node> nodes) {
        nodes.sort(comparator);
    }

    private static Comparator<Node> largest(ToLongFunction<Node> value) {
        return (a, b) -> Long.compare(Math.abs(value.applyAsLong(b)), Math.abs(value.applyAsLong(a)));
    }
}
