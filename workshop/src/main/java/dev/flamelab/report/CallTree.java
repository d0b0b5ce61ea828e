package dev.flamelab.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Samples added up by the ways they take: a place that is reached in two ways is two nodes, each with one caller. */
final class CallTree {
    private final NodeChoice.SampleListener listener;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<NodeName, Node> roots = new HashMap<>();
    private final Map<Node, Map<NodeName, Node>> callees = new IdentityHashMap<>();
    /** The names at each place, innermost first. */
    private final List<List<NodeName>> names;

    private CallTree(List<List<NodeName>> names, NodeChoice.SampleListener listener) {
        this.names = names;
        this.listener = listener;
    }

    /** All ways that have a value. */
    static List<Node> of(Subject subject, Grouping grouping, NodeChoice.SampleListener listener) {
        List<List<NodeName>> names = subject.locations().stream()
                .map(place -> NodeName.allOf(place, grouping))
                .toList();
        var tree = new CallTree(names, listener);
        var stack = new Frames();
        for (int i = 0; i < subject.size(); i++) {
            long value = subject.value(subject.whole(i));
            long divisor = subject.divisor(subject.whole(i));
            if (value != 0 || divisor != 0) {
                subject.fill(stack, i);
                tree.add(stack, i, value, divisor);
            }
        }
        return grouping.shown(tree.nodes);
    }

    /** Leaves out all nodes but these; their callers call what they called. */
    static List<Node> trim(List<Node> nodes, Set<Node> kept) {
        List<Node> left = new ArrayList<>();
        for (Node node : nodes) {
            if (kept.contains(node)) {
                left.add(node);
            } else {
                node.leaveOut();
            }
        }
        return left;
    }

    private void add(Frames stack, int sample, long value, long divisor) {
        Node caller = null;
        for (int i = stack.size() - 1; i >= 0; i--) {
            List<NodeName> inlined = names.get(stack.number(i));
            for (int j = inlined.size() - 1; j >= 0; j--) {
                Node node = callee(caller, inlined.get(j));
                node.addCum(sample, value, divisor);
                if (listener != null) {
                    listener.passed(node, sample, false);
                }
                if (caller != null) {
                    node.addCall(caller, sample, value, divisor, false, j != inlined.size() - 1);
                }
                caller = node;
            }
        }
        if (caller != null) {
            caller.addFlat(value, divisor);
            if (listener != null) {
                listener.passed(caller, sample, true);
            }
        }
    }

    private Node callee(Node caller, NodeName name) {
        Map<NodeName, Node> known = caller == null ? roots : callees.computeIfAbsent(caller, added -> new HashMap<>());
        return known.computeIfAbsent(name, added -> {
            var node = new Node(added);
            nodes.add(node);
            return node;
        });
    }
}
