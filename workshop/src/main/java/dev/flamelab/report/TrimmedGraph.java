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
        long nodeCutoff = Math.abs((long) (flat * trim.nodeFraction()));
        long edgeCutoff = Math.abs((long) (flat * trim.edgeFraction()));

        int dropped = 0;
        List<Node> large = nodes.stream()
                .filter(node -> Math.abs(node.cum()) >= nodeCutoff)
                .toList();
        if (large.size() < nodes.size()) {
            dropped = nodes.size() - large.size();
            nodes = Graph.of(subject, grouping, names(large), choice.newListener());
        }
        int before = nodes.size();
        choice.sort(nodes);
        if (trim.nodeCount() > 0) {
            choice.dropBelow(nodeCutoff, nodes);
            dropEdges(nodes, edgeCutoff);
            int limit = choice.limit(nodes, trim.nodeCount());
            if (limit < nodes.size()) {
                nodes = Graph.of(subject, grouping, names(nodes.subList(0, limit)), choice.newListener());
                choice.sort(nodes);
            }
        }
        choice.dropBelow(nodeCutoff, nodes);
        return new TrimmedGraph(nodes, before, dropped, dropEdges(nodes, edgeCutoff));
    }

    private static Set<NodeName> names(List<Node> nodes) {
        return nodes.stream().map(Node::name).collect(Collectors.toSet());
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
