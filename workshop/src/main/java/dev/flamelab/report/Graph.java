package dev.flamelab.report;

import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Samples added up by the places they pass. Trimming a graph means building it anew from the samples with the names to
 * keep: from the graph alone nobody could tell what passes over a place that was left out.
 */
final class Graph {
    private static final Node LEFT_OUT = null;

    private final Map<NodeName, Node> byName = new HashMap<>();
    private final NodeChoice.SampleListener listener;
    /** The nodes of each place, innermost first. */
    private final Node[][] nodes;

    private Graph(List<Location> places, Grouping grouping, Set<NodeName> kept, NodeChoice.SampleListener listener) {
        this.listener = listener;
        nodes = new Node[places.size()][];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = NodeName.allOf(places.get(i), grouping).stream()
                    .map(name ->
                            kept == null || kept.contains(name) ? byName.computeIfAbsent(name, Node::new) : LEFT_OUT)
                    .toArray(Node[]::new);
        }
    }

    /** All places that have a value. */
    static List<Node> of(Subject subject, Grouping grouping) {
        return of(subject, grouping, null, null);
    }

    /** The places with these names that have a value; null stands for all names. */
    static List<Node> of(Subject subject, Grouping grouping, Set<NodeName> kept, NodeChoice.SampleListener listener) {
        if (grouping.byCaller()) {
            return CallTree.of(subject, grouping, listener);
        }
        var graph = new Graph(subject.locations(), grouping, kept, listener);
        var stack = new Frames();
        for (int i = 0; i < subject.size(); i++) {
            Sample sample = subject.whole(i);
            long value = subject.value(sample);
            long divisor = subject.divisor(sample);
            if (value != 0 || divisor != 0) {
                subject.fill(stack, i);
                graph.add(stack, i, value, divisor);
            }
        }
        return grouping.shown(graph.byName.values());
    }

    private void add(Frames stack, int sample, long value, long divisor) {
        Node caller = null;
        boolean residual = false;
        for (int i = stack.size() - 1; i >= 0; i--) {
            Node[] inlined = nodes[stack.number(i)];
            for (int j = inlined.length - 1; j >= 0; j--) {
                Node node = inlined[j];
                if (node == LEFT_OUT) {
                    residual = true;
                    continue;
                }
                if (node.addCum(sample, value, divisor) && listener != null) {
                    listener.passed(node, sample, false);
                }
                if (caller != null) {
                    node.addCall(caller, sample, value, divisor, residual, j != inlined.length - 1);
                }
                caller = node;
                residual = false;
            }
        }
        // What was measured in a place that is left out belongs to nobody.
        if (caller != null && !residual) {
            caller.addFlat(value, divisor);
            if (listener != null) {
                listener.passed(caller, sample, true);
            }
        }
    }
}
