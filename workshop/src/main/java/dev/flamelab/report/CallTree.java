package dev.flamelab.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Samples added up by the ways they take: a place that is reached in two ways is two nodes, each with one caller. */
final class CallTree implements NodeSource {
    private final NodeChoice.SampleListener listener;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<NodeName, Node> roots = new HashMap<>();
    private final Map<Node, Map<NodeName, Node>> callees = new IdentityHashMap<>();
    private final Subject subject;
    private final Grouping grouping;
    /** The names at each place, innermost first. */
    private final List<List<NodeName>> names;

    CallTree(Subject subject, Grouping grouping, NodeChoice choice) {
        this.subject = subject;
        this.grouping = grouping;
        this.listener = choice.newListener();
        this.names = subject.locations().stream()
                .map(place -> NodeName.allOf(place, grouping))
                .toList();
    }

    @Override
    public List<Node> all() {
        subject.forEach(this::add);
        return grouping.shown(nodes);
    }

    @Override
    public List<Node> only(List<Node> some, List<Node> all) {
        Set<Node> kept = Set.copyOf(some);
        all.stream().filter(node -> !kept.contains(node)).forEach(Node::leaveOut);
        some.forEach(Node::forgetDropped);
        return new ArrayList<>(some);
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
                    node.lastCall().add(sample, value, divisor, false, j != inlined.size() - 1);
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
            var node = new Node(added, nodes.size());
            nodes.add(node);
            if (caller != null) {
                node.setLastCall(node.callFrom(caller));
            }
            return node;
        });
    }
}
