package dev.flamelab.report;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Samples added up by the places they pass. Leaving out nodes means adding up the samples anew: from the graph alone
 * nobody could tell what passes over a node that was left out.
 */
final class Graph implements NodeSource {
    /** Which calls a report wants to know of: to know all of them costs most where a profile is large. */
    enum Calls {
        NONE,
        /** Those of functions that are inlined somewhere. */
        OF_INLINED,
        ALL
    }

    private final Subject subject;
    private final Grouping grouping;
    private final Calls calls;
    private final NodeChoice choice;
    private final NodeNumbers numbers;
    private final BitSet inlined;

    Graph(Subject subject, Grouping grouping, Calls calls, NodeChoice choice) {
        this.subject = subject;
        this.grouping = grouping;
        this.calls = calls;
        this.choice = choice;
        this.numbers = NodeNumbers.of(subject.locations(), grouping);
        this.inlined = numbers.inlined();
    }

    /** All nodes that have a value, without their calls. */
    static List<Node> nodes(Subject subject, Grouping grouping) {
        return new Graph(subject, grouping, Calls.NONE, Order.FLAT).all();
    }

    @Override
    public List<Node> all() {
        // As no calls are to be known, numbers are enough.
        var sums = new NodeSums(numbers.names().size(), subject.view().has(View.Option.MEAN));
        subject.forEach(new Adding(numbers, sums));
        return grouping.shown(sums.nodes(numbers.names()));
    }

    /** Adds up samples once, without their calls. */
    private record Adding(NodeNumbers numbers, NodeSums sums) implements Subject.Measured {
        @Override
        public void take(Frames stack, int sample, long value, long divisor) {
            for (int i = 0; i < stack.size(); i++) {
                int node = numbers.at(stack.number(i));
                if (node >= 0) {
                    sums.addCum(node, sample, value, divisor);
                } else {
                    for (int each : numbers.several(node)) {
                        sums.addCum(each, sample, value, divisor);
                    }
                }
            }
            int leaf = numbers.at(stack.number(0));
            sums.addFlat(leaf >= 0 ? leaf : numbers.several(leaf)[0], value, divisor);
        }
    }

    @Override
    public List<Node> only(List<Node> some, List<Node> all) {
        if (calls == Calls.NONE || (calls == Calls.OF_INLINED && inlined.isEmpty())) {
            // Without calls a node is the same whichever others are left out.
            return new ArrayList<>(some);
        }
        if (some.size() == all.size()) {
            // Nodes without a value are in no list, but their calls are listed unless something is left out.
            return build(whole());
        }
        var kept = new BitSet();
        some.forEach(node -> kept.set(node.number()));
        return build(kept);
    }

    private BitSet whole() {
        var whole = new BitSet();
        whole.set(0, numbers.names().size());
        return whole;
    }

    private List<Node> build(BitSet kept) {
        Node[] nodes = new Node[numbers.names().size()];
        kept.stream().forEach(i -> nodes[i] = new Node(numbers.names().get(i), i));
        subject.forEach(new Run(nodes, choice.newListener())::add);
        return grouping.shown(kept.stream().mapToObj(i -> nodes[i]).toList());
    }

    /** Adds up samples once, with the calls that are asked for. */
    private final class Run {
        /** By number; null for those that are left out. */
        private final Node[] nodes;

        private final NodeChoice.SampleListener listener;
        private final CallTable table = new CallTable();
        private Node caller;
        private boolean residual;

        Run(Node[] nodes, NodeChoice.SampleListener listener) {
            this.nodes = nodes;
            this.listener = listener;
        }

        void add(Frames stack, int sample, long value, long divisor) {
            caller = null;
            residual = false;
            for (int i = stack.size() - 1; i >= 0; i--) {
                int number = numbers.at(stack.number(i));
                if (number >= 0) {
                    pass(nodes[number], false, sample, value, divisor);
                } else {
                    int[] several = numbers.several(number);
                    for (int j = several.length - 1; j >= 0; j--) {
                        pass(nodes[several[j]], j < several.length - 1, sample, value, divisor);
                    }
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

        private void pass(Node node, boolean isInlined, int sample, long value, long divisor) {
            if (node == null) {
                residual = true;
                return;
            }
            if (node.addCum(sample, value, divisor) && listener != null) {
                listener.passed(node, sample, false);
            }
            // A call to itself is no edge.
            if (caller != null && caller != node && (calls == Calls.ALL || inlined.get(node.number()))) {
                call(node).add(sample, value, divisor, residual, isInlined);
            }
            caller = node;
            residual = false;
        }

        private Edge call(Node callee) {
            Edge last = callee.lastCall();
            if (last == null || last.caller() != caller) {
                last = table.between(caller, callee);
                callee.setLastCall(last);
            }
            return last;
        }
    }
}
