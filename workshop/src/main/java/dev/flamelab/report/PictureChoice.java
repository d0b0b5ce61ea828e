package dev.flamelab.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses the nodes of a picture: not the largest, but those at which most is decided. A node that has one caller and
 * one callee says little, however much passes through it. Boxes with tags count as nodes, for they take as much room.
 */
final class PictureChoice implements NodeChoice {
    private static final double LN_2 = Math.log(2);

    private final Subject subject;
    private NodeTags tags;

    PictureChoice(Subject subject) {
        this.subject = subject;
        this.tags = new NodeTags(subject);
    }

    /** The tags of the graph that was built last. */
    NodeTags tags() {
        return tags;
    }

    @Override
    public SampleListener newListener() {
        tags = new NodeTags(subject);
        return tags;
    }

    @Override
    public void dropBelow(long cutoff, List<Node> nodes) {
        tags.dropBelow(cutoff, nodes);
    }

    @Override
    public int limit(List<Node> sorted, int wanted) {
        int boxes = 0;
        for (int i = 0; i < sorted.size(); i++) {
            boxes += 1 + (int) Math.min(TagBoxes.MOST, tags.count(sorted.get(i)));
            if (boxes >= wanted) {
                return i + 1;
            }
        }
        return Math.min(wanted, sorted.size());
    }

    @Override
    public void sort(List<Node> nodes) {
        Map<Node, Long> scores = new HashMap<>();
        nodes.forEach(node -> scores.put(node, Math.abs(score(node))));
        nodes.sort(Comparator.comparingLong((Node node) -> scores.get(node))
                .reversed()
                .thenComparing(Node::printed)
                .thenComparing(Comparator.comparingLong((Node node) -> Math.abs(node.flat()))
                        .reversed())
                .thenComparing(node -> node.name().sortKey()));
    }

    private static long score(Node node) {
        double choices = (node.in().isEmpty() ? 1 : entropy(node.in(), 0))
                + (node.out().isEmpty() ? 1 : entropy(node.out(), node.flat()));
        return Truncated.toLong(choices * node.cum()) + node.flat();
    }

    /** How evenly the node's weight is spread over its edges and itself, in bits. */
    private static double entropy(Collection<Edge> edges, long self) {
        long total = self;
        for (Edge edge : edges) {
            total += Math.max(0, edge.weight());
        }
        if (total == 0) {
            return 0;
        }
        double entropy = 0;
        for (Edge edge : edges) {
            entropy -= bits(Math.abs(edge.weight()), total);
        }
        return self > 0 ? entropy - bits(self, total) : entropy;
    }

    private static double bits(long part, long total) {
        double share = (double) part / total;
        return share * log2(share);
    }

    // As pprof computes it, for the order of two nodes may hang on the last bit.
    private static double log2(double x) {
        if (!(x > 0)) {
            return Math.log(x);
        }
        int exponent = Math.getExponent(x) + 1;
        double fraction = Math.scalb(x, -exponent);
        return fraction == 0.5 ? exponent - 1 : StrictMath.log(fraction) * (1 / LN_2) + exponent;
    }
}
