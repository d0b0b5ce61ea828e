package dev.flamelab.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A graph without its small parts, sorted.
 *
 * @param nodesBefore how many nodes there were before the count of nodes was cut
 * @param droppedNodes how many were left out for being small
 */
record TrimmedGraph(List<Node> nodes, int nodesBefore, int droppedNodes, int droppedEdges) {

    static TrimmedGraph of(Subject subject, Grouping grouping, Trim trim, NodeChoice choice) {
        List<Node> nodes = Graph.of(subject, grouping, null, choice.newListener());
        long flat = nodes.stream().mapToLong(Node::flat).sum();
        long nodeCutoff = Math.abs(Truncated.toLong(flat * trim.nodeFraction()));
        long edgeCutoff = Math.abs(Truncated.toLong(flat * trim.edgeFraction()));

        List<Node> large = nodes.stream()
                .filter(node -> Math.abs(node.cum()) >= nodeCutoff)
                .toList();
        int dropped = nodes.size() - large.size();
        nodes = only(large, nodes, subject, grouping, choice);
        int before = nodes.size();
        choice.sort(nodes);
        if (trim.nodeCount() > 0) {
            choice.dropBelow(nodeCutoff, nodes);
            dropEdges(nodes, edgeCutoff);
            List<Node> most = nodes.subList(0, choice.limit(nodes, trim.nodeCount()));
            if (most.size() < nodes.size()) {
                nodes = only(most, nodes, subject, grouping, choice);
                choice.sort(nodes);
            }
        }
        choice.dropBelow(nodeCutoff, nodes);
        return new TrimmedGraph(nodes, before, dropped, dropEdges(nodes, edgeCutoff));
    }

    /** Some of the nodes; a graph is built anew for them, a tree is not. */
    private static List<Node> only(
            List<Node> some, List<Node> all, Subject subject, Grouping grouping, NodeChoice choice) {
        if (some.size() == all.size()) {
            return all;
        }
        if (grouping.byCaller()) {
            return CallTree.trim(all, Set.copyOf(some));
        }
        Set<NodeName> names = some.stream().map(Node::name).collect(Collectors.toSet());
        return Graph.of(subject, grouping, names, choice.newListener());
    }

    private static int dropEdges(List<Node> nodes, long cutoff) {
        int dropped = 0;
        for (Node node : nodes) {
            List<Edge> small = node.in().stream()
                    .filter(edge -> Math.abs(edge.weight()) < cutoff)
                    .toList();
            small.forEach(Edge::remove);
            dropped += small.size();
        }
        return dropped;
    }
}
