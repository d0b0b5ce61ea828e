package dev.flamelab.report;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Samples added up by the places they pass. Trimming a graph means building it anew from the samples with the names to
 * keep: from the graph alone nobody could tell what passes over a place that was left out.
 */
final class Graph {
    private static final Node LEFT_OUT = null;

    private final Grouping grouping;
    private final Set<NodeName> kept;
    private final Map<NodeName, Node> byName = new HashMap<>();
    private final Map<Location, Node[]> byLocation = new IdentityHashMap<>();

    private Graph(Grouping grouping, Set<NodeName> kept) {
        this.grouping = grouping;
        this.kept = kept;
    }

    /** All places that have a value. */
    static List<Node> of(List<Sample> samples, int valueIndex, Grouping grouping) {
        return of(samples, valueIndex, grouping, null);
    }

    /** The places with these names that have a value; null stands for all names. */
    static List<Node> of(List<Sample> samples, int valueIndex, Grouping grouping, Set<NodeName> kept) {
        var graph = new Graph(grouping, kept);
        for (int i = 0; i < samples.size(); i++) {
            long value = samples.get(i).value(valueIndex);
            if (value != 0) {
                graph.add(samples.get(i).stack(), value, i);
            }
        }
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.byName.values()) {
            if (node.cum() != 0 || node.flat() != 0) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    private void add(List<Location> stack, long value, int sample) {
        Node caller = null;
        boolean residual = false;
        for (int i = stack.size() - 1; i >= 0; i--) {
            Node[] inlined = byLocation.computeIfAbsent(stack.get(i), this::nodes);
            for (int j = inlined.length - 1; j >= 0; j--) {
                Node node = inlined[j];
                if (node == LEFT_OUT) {
                    residual = true;
                    continue;
                }
                node.addCum(sample, value);
                if (caller != null) {
                    node.addCall(caller, sample, value, residual, j != inlined.length - 1);
                }
                caller = node;
                residual = false;
            }
        }
        // What was measured in a place that is left out belongs to nobody.
        if (caller != null && !residual) {
            caller.addFlat(value);
        }
    }

    /** The nodes of a location, innermost first. */
    private Node[] nodes(Location location) {
        List<Line> lines = location.lines();
        if (lines.isEmpty()) {
            return new Node[] {node(NodeName.of(location, grouping))};
        }
        if (!grouping.inlines()) {
            lines = lines.subList(lines.size() - 1, lines.size());
        }
        return lines.stream()
                .map(line -> node(NodeName.of(location, line, grouping)))
                .toArray(Node[]::new);
    }

    private Node node(NodeName name) {
        if (kept != null && !kept.contains(name)) {
            return LEFT_OUT;
        }
        return byName.computeIfAbsent(name, Node::new);
    }
}
