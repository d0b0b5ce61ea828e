package dev.flamelab.report;

import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Samples added up by the ways they take: a place that is reached in two ways is two nodes, each with one caller. */
final class CallTree {
    private final Grouping grouping;
    private final NodeChoice.SampleListener listener;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<NodeName, Node> roots = new HashMap<>();
    private final Map<Node, Map<NodeName, Node>> callees = new IdentityHashMap<>();
    private final Map<Location, List<NodeName>> names = new IdentityHashMap<>();

    private CallTree(Grouping grouping, NodeChoice.SampleListener listener) {
        this.grouping = grouping;
        this.listener = listener;
    }

    /** All ways that have a value. */
    static List<Node> of(Subject subject, Grouping grouping, NodeChoice.SampleListener listener) {
        var tree = new CallTree(grouping, listener);
        List<Sample> samples = subject.samples();
        for (int i = 0; i < samples.size(); i++) {
            long value = subject.value(samples.get(i));
            long divisor = subject.divisor(samples.get(i));
            if (value != 0 || divisor != 0) {
                tree.add(samples.get(i).stack(), i, value, divisor);
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

    private void add(List<Location> stack, int sample, long value, long divisor) {
        Node caller = null;
        for (int i = stack.size() - 1; i >= 0; i--) {
            List<NodeName> inlined =
                    names.computeIfAbsent(stack.get(i), location -> NodeName.allOf(location, grouping));
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
