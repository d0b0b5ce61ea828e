package dev.flamelab.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A graph without its small parts, sorted.
 *
 * @param nodesBefore how many nodes there were before the count of nodes was cut
 * @param droppedNodes how many were left out for being small
 */
record TrimmedGraph(List<Node> nodes, int nodesBefore, int droppedNodes, int droppedEdges) {

    /** With all calls. */
    static TrimmedGraph of(Subject subject, Grouping grouping, Trim trim, NodeChoice choice) {
        return of(subject, grouping, trim, choice, Graph.Calls.ALL);
    }

    static TrimmedGraph of(Subject subject, Grouping grouping, Trim trim, NodeChoice choice, Graph.Calls calls) {
        NodeSource source = grouping.byCaller()
                ? new CallTree(subject, grouping, choice)
                : new Graph(subject, grouping, calls, choice);
        List<Node> all = source.all();
        long flat = 0;
        for (Node node : all) {
            flat += node.flat();
        }
        long nodeCutoff = Math.abs(Truncated.toLong(flat * trim.nodeFraction()));
        long edgeCutoff = Math.abs(Truncated.toLong(flat * trim.edgeFraction()));

        List<Node> large = new ArrayList<>();
        for (Node node : all) {
            if (Math.abs(node.cum()) >= nodeCutoff) {
                large.add(node);
            }
        }
        List<Node> nodes = source.only(large, all);
        int before = nodes.size();
        choice.sort(nodes);
        if (trim.nodeCount() > 0) {
            choice.dropBelow(nodeCutoff, nodes);
            dropEdges(nodes, edgeCutoff);
            List<Node> most = nodes.subList(0, choice.limit(nodes, trim.nodeCount()));
            if (most.size() < nodes.size()) {
                nodes = source.only(most, nodes);
                choice.sort(nodes);
            }
        }
        choice.dropBelow(nodeCutoff, nodes);
        return new TrimmedGraph(nodes, before, all.size() - before, dropEdges(nodes, edgeCutoff));
    }

    private static int dropEdges(List<Node> nodes, long cutoff) {
        int dropped = 0;
        for (Node node : nodes) {
            for (Edge call : node.in()) {
                if (Math.abs(call.weight()) < cutoff) {
                    call.drop();
                    dropped++;
                }
            }
        }
        if (dropped > 0) {
            nodes.forEach(Node::forgetDropped);
        }
        return dropped;
    }
}
