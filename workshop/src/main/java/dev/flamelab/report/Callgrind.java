package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The call graph in the format of callgrind, which KCachegrind opens, as {@code go tool pprof -callgrind} writes it. */
public final class Callgrind implements TextReport {
    private final Subject subject;
    private final List<Node> nodes;
    private final ValueFormat format;
    private final Map<Node, String> names;

    private final Map<String, Integer> programs = new HashMap<>();
    private final Map<String, Integer> files = new HashMap<>();
    private final Map<String, Integer> functions = new HashMap<>();

    private final boolean tree;

    private Callgrind(Subject subject, List<Node> nodes) {
        this.subject = subject;
        this.nodes = nodes;
        this.tree = subject.view().has(View.Option.CALL_TREE);
        this.format = subject.format().forWholeNumbers(nodes, subject.total());
        this.names = distinct(nodes);
    }

    /** All that was measured, instruction by instruction. */
    public static Callgrind of(Profile profile, View view) {
        Subject subject = Subject.of(profile, view);
        Grouping grouping = view.withGranularity(Granularity.ADDRESSES)
                .without(View.Option.NOINLINES)
                .grouping()
                .ofPrograms()
                .ofCallers(view.has(View.Option.CALL_TREE));
        return new Callgrind(
                subject,
                TrimmedGraph.of(subject, grouping, Trim.NOTHING, view.order()).nodes());
    }

    @Override
    public List<String> warnings() {
        return subject.warnings();
    }

    @Override
    public void writeTo(Appendable out) throws IOException {
        out.append("positions: instr line\nevents: ")
                .append(subject.typeName() + "(" + format.to() + ")")
                .append('\n');
        NodeName previous = null;
        for (Node node : nodes) {
            addNode(node, previous, out);
            for (Edge call : node.callees()) {
                addCall(call, previous, out);
            }
            previous = node.name();
        }
    }

    private void addNode(Node node, NodeName previous, Appendable out) throws IOException {
        NodeName name = node.name();
        if (previous == null || !function(name).equals(function(previous))) {
            out.append("\nob=").append(numbered(programs, name.program()));
            out.append("\nfl=").append(numbered(files, name.file()));
            out.append("\nfn=").append(numbered(functions, name.function())).append('\n');
        }
        out.append(address(previous, name.address()))
                .append(" " + name.line() + " " + format.whole(node.flatValue()))
                .append('\n');
    }

    private void addCall(Edge call, NodeName previous, Appendable out) throws IOException {
        NodeName callee = call.callee().name();
        out.append("cfl=").append(numbered(files, callee.file()));
        // A callee whose own values cancel out is no node, and pprof has no name for it then.
        out.append("\ncfn=").append(numbered(functions, names.getOrDefault(call.callee(), "")));
        out.append("\ncalls=0 ").append(address(previous, callee.address()) + " " + callee.line());
        out.append("\n* * ").append(Long.toString(format.whole(call.weight()))).append('\n');
    }

    /** What a group of lines has in common. */
    private static List<String> function(NodeName name) {
        return List.of(name.program(), name.file(), name.function());
    }

    /** A name with a number in front where it stands for the first time, and then the number alone. */
    private static String numbered(Map<String, Integer> known, String name) {
        if (name.isEmpty()) {
            return "";
        }
        Integer number = known.get(name);
        if (number != null) {
            return "(" + number + ")";
        }
        known.put(name, known.size() + 1);
        return "(" + known.size() + ") " + name;
    }

    /** An address, or its distance from the one before where that is shorter. */
    private static String address(NodeName previous, long address) {
        String absolute = "0x" + Long.toHexString(address);
        if (previous == null) {
            return absolute;
        }
        if (previous.address() == address) {
            return "*";
        }
        long distance = address - previous.address();
        String relative = (distance > 0 ? "+" : "") + distance;
        return relative.length() < absolute.length() ? relative : absolute;
    }

    /**
     * Names that are distinct where functions are: callgrind takes for one what has one name in one file, so the first
     * of two becomes {@code name [1/2]}.
     */
    private Map<Node, String> distinct(List<Node> nodes) {
        Map<List<String>, Map<Origin, Integer>> origins = new HashMap<>();
        for (Node node : nodes) {
            Map<Origin, Integer> same = origins.computeIfAbsent(seen(node), seen -> new HashMap<>());
            same.putIfAbsent(origin(node), same.size() + 1);
        }
        Map<Node, String> names = new HashMap<>();
        for (Node node : nodes) {
            Map<Origin, Integer> same = origins.get(seen(node));
            String mark = same.size() == 1 ? "" : " [" + same.get(origin(node)) + "/" + same.size() + "]";
            names.put(node, node.name().function() + mark);
        }
        return names;
    }

    private static List<String> seen(Node node) {
        return List.of(node.name().file(), node.name().function());
    }

    private Origin origin(Node node) {
        Node caller = tree ? node.in().stream().map(Edge::caller).findFirst().orElse(null) : null;
        return new Origin(node.name().program(), node.name().startLine(), caller);
    }

    /** What makes a function another one for pprof: its program, its start and, in a tree, its caller. */
    private record Origin(String program, long startLine, Node caller) {}
}
