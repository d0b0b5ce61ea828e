package dev.flamelab.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What samples add up to at each node, by the node's number: arrays, for what is added up here is every frame. */
final class NodeSums {
    private final long[] flat;
    private final long[] cum;
    private final int[] lastSample;
    /** What the sums are divided by; null where no means are asked for. */
    private final long[] flatDivisor;

    private final long[] cumDivisor;

    NodeSums(int nodes, boolean means) {
        flat = new long[nodes];
        cum = new long[nodes];
        lastSample = new int[nodes];
        Arrays.fill(lastSample, -1);
        flatDivisor = means ? new long[nodes] : null;
        cumDivisor = means ? new long[nodes] : null;
    }

    /** Adds what was measured in the node itself. */
    void addFlat(int node, long value, long divisor) {
        flat[node] += value;
        if (flatDivisor != null) {
            flatDivisor[node] += divisor;
        }
    }

    /** Adds a sample's value once, however often the sample's stack passes the node. */
    void addCum(int node, int sample, long value, long divisor) {
        if (lastSample[node] != sample) {
            lastSample[node] = sample;
            cum[node] += value;
            if (cumDivisor != null) {
                cumDivisor[node] += divisor;
            }
        }
    }

    /** The nodes that have a value. */
    List<Node> nodes(List<NodeName> names) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < flat.length; i++) {
            if (flat[i] != 0 || cum[i] != 0) {
                var node = new Node(names.get(i), i);
                node.addFlat(flat[i], flatDivisor == null ? 0 : flatDivisor[i]);
                node.addCum(0, cum[i], cumDivisor == null ? 0 : cumDivisor[i]);
                nodes.add(node);
            }
        }
        return nodes;
    }
}
