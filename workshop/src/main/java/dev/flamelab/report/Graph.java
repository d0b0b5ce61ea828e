package dev.flamelab.report;

import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private static final Node LEFT_OUT = null;

    private final Subject subject;
    private final Grouping grouping;
    private final Calls calls;
    private final NodeChoice choice;
    private final List<NodeName> names = new ArrayList<>();
    /** The numbers of the nodes at each place, innermost first: indexes of their names. */
    private final int[][] numbers;

    private final BitSet inlined = new BitSet();

    Graph(Subject subject, Grouping grouping, Calls calls, NodeChoice choice) {
        this.subject = subject;
        this.grouping = grouping;
        this.calls = calls;
        this.choice = choice;
        List<Location> places = subject.locations();
        Map<NodeName, Integer> known = new HashMap<>();
        numbers = new int[places.size()][];
        for (int i = 0; i < numbers.length; i++) {
            List<NodeName> inlinedHere = NodeName.allOf(places.get(i), grouping);
            numbers[i] = new int[inlinedHere.size()];
            for (int j = 0; j < numbers[i].length; j++) {
                numbers[i][j] = number(inlinedHere.get(j), known);
                if (j < numbers[i].length - 1) {
                    inlined.set(numbers[i][j]);
                }
            }
        }
    }

    /** All nodes that have a value, without their calls. */
    static List<Node> nodes(Subject subject, Grouping grouping) {
        return new Graph(subject, grouping, Calls.NONE, Order.FLAT).all();
    }

    @Override
    public List<Node> all() {
        return build(whole(), Calls.NONE, null);
    }

    @Override
    public List<Node> only(List<Node> some, List<Node> all) {
        if (calls == Calls.NONE || (calls == Calls.OF_INLINED && inlined.isEmpty())) {
            // Without calls a node is the same whichever others are left out.
            return new ArrayList<>(some);
        }
        if (some.size() == all.size()) {
            // Nodes without a value are in no list, but their calls are listed unless something is left out.
            return build(whole(), calls, choice.newListener());
        }
        var kept = new BitSet();
        some.forEach(node -> kept.set(node.number()));
        return build(kept, calls, choice.newListener());
    }

    private BitSet whole() {
        var whole = new BitSet();
        whole.set(0, names.size());
        return whole;
    }

    private int number(NodeName name, Map<NodeName, Integer> known) {
        Integer number = known.putIfAbsent(name, names.size());
        if (number != null) {
            return number;
        }
        names.add(name);
        return names.size() - 1;
    }

    private List<Node> build(BitSet kept, Calls wanted, NodeChoice.SampleListener listener) {
        Node[] nodes = new Node[names.size()];
        kept.stream().forEach(i -> nodes[i] = new Node(names.get(i), i));
        var run = new Run(nodes, wanted, listener);
        var stack = new Frames();
        for (int i = 0; i < subject.size(); i++) {
            Sample sample = subject.whole(i);
            long value = subject.value(sample);
            long divisor = subject.divisor(sample);
            if (value != 0 || divisor != 0) {
                subject.fill(stack, i);
                run.add(stack, i, value, divisor);
            }
        }
        return grouping.shown(kept.stream().mapToObj(i -> nodes[i]).toList());
    }

    /** Adds up samples once. */
    private final class Run {
        private final Node[] nodes;
        private final Calls wanted;
        private final NodeChoice.SampleListener listener;
        private final CallTable table = new CallTable();

        Run(Node[] nodes, Calls wanted, NodeChoice.SampleListener listener) {
            this.nodes = nodes;
            this.wanted = wanted;
            this.listener = listener;
        }

        void add(Frames stack, int sample, long value, long divisor) {
            Node caller = null;
            boolean residual = false;
            for (int i = stack.size() - 1; i >= 0; i--) {
                int[] here = numbers[stack.number(i)];
                for (int j = here.length - 1; j >= 0; j--) {
                    Node node = nodes[here[j]];
                    if (node == LEFT_OUT) {
                        residual = true;
                        continue;
                    }
                    if (node.addCum(sample, value, divisor) && listener != null) {
                        listener.passed(node, sample, false);
                    }
                    // A call to itself is no edge.
                    if (caller != null && caller != node && wants(node)) {
                        call(caller, node).add(sample, value, divisor, residual, j != here.length - 1);
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

        private boolean wants(Node callee) {
            return wanted == Calls.ALL || (wanted == Calls.OF_INLINED && inlined.get(callee.number()));
        }

        private Edge call(Node caller, Node callee) {
            Edge last = callee.lastCall();
            if (last == null || last.caller() != caller) {
                last = table.between(caller, callee);
                callee.setLastCall(last);
            }
            return last;
        }
    }
}
