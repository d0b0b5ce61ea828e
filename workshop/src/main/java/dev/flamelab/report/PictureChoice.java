package dev.flamelab.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

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
        int room = wanted;
        int shown = 0;
        while (room > 0 && shown < sorted.size()) {
            room -= 1 + (int) Math.min(TagBoxes.MOST, tags.count(sorted.get(shown)));
            shown++;
        }
        return shown;
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

    /** What passes a node, times the ways that it can come and go, in bits; where there is no way at all, that is one. */
    private static long score(Node node) {
        double coming = node.in().isEmpty() ? 1 : spread(weights(node.in()), 0);
        double going = node.out().isEmpty() ? 1 : spread(weights(node.out()), node.flat());
        return Truncated.toLong((coming + going) * node.cum()) + node.flat();
    }

    private static long[] weights(Collection<Edge> edges) {
        return edges.stream().mapToLong(Edge::weight).toArray();
    }

    /**
     * How evenly a node's weight is spread over its edges and what stays in it, in bits. In a difference there are weights
     * below zero: they add nothing to the whole, but each is a part by its size.
     */
    private static double spread(long[] weights, long stays) {
        long whole = stays + LongStream.of(weights).filter(weight -> weight > 0).sum();
        if (whole == 0) {
            return 0;
        }
        double bits = 0;
        for (long weight : weights) {
            bits += surprise((double) Math.abs(weight) / whole);
        }
        return stays > 0 ? bits + surprise((double) stays / whole) : bits;
    }

    private static double surprise(double share) {
        return -share * log2(share);
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
