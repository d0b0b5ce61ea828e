package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Every place with its callers above it and its callees below, as {@code go tool pprof -tree} prints them. */
public final class Tree implements TextReport {
    private static final String SEPARATOR = "-".repeat(58) + "+" + "-".repeat(13);
    // Behind the last word: a space, a tab, a space, a tab and a space. That is how pprof prints it.
    private static final String LEGEND = "      flat  flat%   sum%        cum   cum%   calls calls% + context \t \t ";

    /** How many places are shown when nobody says how many. */
    private static final int USUAL_COUNT = 80;

    private static final int VALUE_WIDTH = 10;
    private static final int CALL_WIDTH = 50;

    private final Subject subject;
    private final TrimmedGraph graph;
    private final ValueFormat format;
    private final List<String> lines = new ArrayList<>();
    private long flatSum;
    private boolean shown;

    private Tree(Subject subject, Trim trim) {
        this.subject = subject;
        View view = subject.view();
        graph = TrimmedGraph.of(subject, view.grouping(), trim, view.order());
        format = subject.format().forAll(graph.nodes(), subject.total());
        lines.addAll(Heading.of(subject, graph, trim, format));
        lines.add(SEPARATOR);
        lines.add(LEGEND);
    }

    /** All places. */
    public static Tree of(Profile profile, View view) {
        var tree = new Tree(Subject.of(profile, view), view.trim().withUsual(USUAL_COUNT));
        tree.graph.nodes().forEach(tree::add);
        return tree.end();
    }

    /**
     * The places that are meant, however small.
     *
     * @param meant takes an expression and a place
     */
    static Tree of(Profile profile, View view, String regex, BiPredicate<Regex, Node> meant) {
        var tree = new Tree(Subject.of(profile, view, regex), Trim.NOTHING);
        Regex wanted = tree.subject.wanted();
        tree.graph.nodes().stream().filter(node -> meant.test(wanted, node)).forEach(tree::add);
        return tree.end();
    }

    @Override
    public void writeTo(Appendable out) throws IOException {
        for (String line : lines) {
            out.append(line).append('\n');
        }
    }

    @Override
    public List<String> warnings() {
        return subject.warnings();
    }

    /** Whether there is any place in it. */
    boolean shown() {
        return shown;
    }

    private Tree end() {
        if (!graph.nodes().isEmpty()) {
            lines.add(SEPARATOR);
        }
        return this;
    }

    private void add(Node node) {
        shown = true;
        lines.add(SEPARATOR);
        node.callers().forEach(edge -> lines.add(call(edge, edge.caller(), node)));
        long flat = node.flatValue();
        long cum = node.cumValue();
        flatSum += flat;
        lines.add(AlignedText.right(format.print(flat), VALUE_WIDTH) + " " + Units.percent(flat, subject.total()) + " "
                + Units.percent(flatSum, subject.total()) + " " + AlignedText.right(format.print(cum), VALUE_WIDTH)
                + " "
                + Units.percent(cum, subject.total()) + "                | " + node.printed());
        node.callees().forEach(edge -> lines.add(call(edge, edge.callee(), node)));
    }

    private String call(Edge edge, Node other, Node node) {
        return AlignedText.right(format.print(edge.weight()), CALL_WIDTH) + " "
                + Units.percent(edge.weight(), node.cumValue()) + " |   " + other.printed()
                + (edge.isInline() ? " (inline)" : "");
    }
}
