package dev.flamelab.report;

import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The calls of a profile as a graph in Graphviz's language, as {@code go tool pprof -dot} prints it:
 *
 * <pre>{@code
 * String dot = Dot.of(profile, View.STANDARD.withTrim(Trim.STANDARD.withNodeCount(40))).text();
 * }</pre>
 */
public final class Dot implements TextReport {
    /** How many nodes are shown when nobody says how many: more are hard to read. */
    private static final int USUAL_COUNT = 80;

    private static final String HELP = "\nSee https://git.io/JfYMW for how to read the graph";
    private static final int SMALLEST_FONT = 8;
    private static final double FONT_GROWTH = 16;
    private static final int HEAVIEST = 100;
    private static final int WIDEST = 5;

    private final Subject subject;
    private final Dialect dialect;
    private final List<String> legend;
    private final List<Node> nodes;
    private final NodeTags tags;
    private final ValueFormat format;
    private final Map<Node, Integer> numbers = new HashMap<>();

    private Dot(Subject subject) {
        this.subject = subject;
        View view = subject.view();
        this.dialect = view.dialect();
        Trim trim = view.trim().withUsual(USUAL_COUNT);
        var choice = new PictureChoice(subject);
        var graph = TrimmedGraph.of(subject, view.grouping().ofCallers(view.has(View.Option.CALL_TREE)), trim, choice);
        this.nodes = graph.nodes();
        this.tags = choice.tags();
        RedundantEdges.remove(nodes);
        this.format = subject.format().forAll(nodes, subject.total());
        this.legend = Heading.ofPicture(subject, graph, trim, format);
        legend.add(HELP);
        for (Node node : nodes) {
            numbers.put(node, numbers.size() + 1);
        }
    }

    /** The most telling nodes of the graph, with the edges between them. */
    public static Dot of(Profile profile, View view) {
        return new Dot(Subject.of(profile, view));
    }

    @Override
    public List<String> warnings() {
        return subject.warnings();
    }

    /**
     * A node as it is drawn.
     *
     * @param id of its element in the drawing
     * @param name in full, as it is printed
     * @param function its part that is the function; empty where that is unknown or forgotten
     * @param file its part that is the file; empty where that is unknown or forgotten
     */
    public record Box(
            String id,
            String name,
            String function,
            String file,
            long flat,
            long cum,
            String flatText,
            String flatShare,
            String cumText,
            String cumShare) {}

    /**
     * An edge as it is drawn.
     *
     * @param residual whether some of the calls went over places that are not drawn
     */
    public record Arrow(
            String from, String to, long weight, String text, String share, boolean residual, boolean inline) {}

    /** What of the profile is drawn, line by line. */
    public List<String> shown() {
        return legend.subList(Heading.lines(subject, format).size(), legend.size() - 1);
    }

    /** The graph for Graphviz to draw, which pprof's own text is not always fit for. */
    public String drawable() {
        return DotText.drawable(text());
    }

    /** The same without its legend, for who says beside it what is shown. */
    public String bare() {
        var bare = new StringBuilder();
        try {
            writeGraph(bare, "");
        } catch (IOException e) {
            // A text in memory takes all that is written to it.
            throw new UncheckedIOException(e);
        }
        return DotText.drawable(bare.toString());
    }

    /** The nodes, the most telling ones first. */
    public List<Box> boxes() {
        return nodes.stream()
                .map(node -> new Box(
                        boxId(node),
                        node.printed(),
                        node.name().function(),
                        node.name().file(),
                        node.flatValue(),
                        node.cumValue(),
                        format.print(node.flatValue()),
                        share(node.flatValue()),
                        format.print(node.cumValue()),
                        share(node.cumValue())))
                .toList();
    }

    /** The edges between them, the heaviest first. */
    public List<Arrow> arrows() {
        return nodes.stream()
                .flatMap(node -> node.out().stream())
                .filter(edge -> number(edge.callee()) > 0)
                .sorted(Edge.HEAVIEST_FIRST)
                .map(edge -> new Arrow(
                        boxId(edge.caller()),
                        boxId(edge.callee()),
                        edge.weightValue(),
                        format.print(edge.weightValue()),
                        share(edge.weightValue()),
                        edge.isResidual(),
                        edge.isInline()))
                .toList();
    }

    @Override
    public void writeTo(Appendable out) throws IOException {
        String title = title();
        writeGraph(
                out,
                "subgraph cluster_L { \"" + DotText.escaped(legend.get(0)) + "\" [shape=box fontsize=16 label=\""
                        + legend.stream().map(DotText::escaped).collect(Collectors.joining("\\l")) + "\\l\""
                        + (title.isEmpty() ? "" : " tooltip=\"" + title + "\"") + "] }\n");
    }

    private void writeGraph(Appendable out, String legendBox) throws IOException {
        String title = title();
        out.append("digraph \"" + (title.isEmpty() ? "unnamed" : title) + "\" {\n");
        out.append("node [style=filled fillcolor=\"#f8f8f8\"]\n");
        out.append(legendBox);
        long largest = nodes.stream()
                .mapToLong(node -> Math.abs(node.flatValue()))
                .max()
                .orElse(0);
        var boxes = new TagBoxes(tags, this::print);
        Set<Node> boxed = new HashSet<>();
        List<Edge> edges = new ArrayList<>();
        for (Node node : nodes) {
            out.append(node(node, largest));
            String box = boxes.of(node, id(node));
            out.append(box);
            if (!box.isEmpty()) {
                boxed.add(node);
            }
            edges.addAll(node.out());
        }
        // Heavy edges first: Graphviz takes that for a hint.
        edges.sort(Edge.HEAVIEST_FIRST);
        for (Edge edge : edges) {
            out.append(edge(edge, boxed.contains(edge.caller())));
        }
        out.append("}\n");
    }

    private String title() {
        return subject.profile().mappings().stream()
                .limit(1)
                .map(Mapping::file)
                .filter(file -> !file.isEmpty())
                .map(Paths::baseName)
                .map(DotText::contained)
                .collect(Collectors.joining());
    }

    private String node(Node node, long largest) {
        long flat = node.flatValue();
        long cum = node.cumValue();
        var label = new StringBuilder(label(node.name()));
        label.append(flat == 0 ? "0" : print(flat) + " (" + share(flat) + ")");
        if (cum != flat) {
            label.append(flat == 0 ? " " : "\\n").append("of " + print(cum) + " (" + share(cum) + ")");
        }
        return id(node) + " [label=\"" + label + "\" id=\"" + boxId(node) + "\" fontsize=" + font(flat, largest)
                + " shape=box tooltip=\"" + DotText.escaped(node.printed()) + " (" + print(cum) + ")\" color=\""
                + DotColor.STRONG.of(cum, subject.total()) + "\" fillcolor=\"" + DotColor.PALE.of(cum, subject.total())
                + "\"]\n";
    }

    private static int font(long flat, long largest) {
        return flat == 0
                ? SMALLEST_FONT
                : SMALLEST_FONT + (int) Math.ceil(FONT_GROWTH * Math.sqrt((double) Math.abs(flat) / largest));
    }

    /** The name, line by line. */
    private String label(NodeName name) {
        String function = DotText.escaped(ShortName.of(name.function(), dialect))
                .replace("::", "\\n")
                // Go writes type parameters like this: they stay in one piece.
                .replace("[...]", "[…]")
                .replace(".", "\\n");
        String file = name.file().isEmpty() ? "" : Paths.baseName(name.file());
        String program = name.program().isEmpty() ? "" : DotText.contained(Paths.baseName(name.program()));
        var shown = new NodeName(
                function,
                dialect == Dialect.GO_1_19 ? DotText.contained(file) : DotText.escaped(file),
                name.line(),
                name.column(),
                name.address(),
                program,
                name.startLine());
        return String.join("\\n", shown.parts()) + "\\n";
    }

    private String edge(Edge edge, boolean fromBoxed) {
        long weight = edge.weightValue();
        String printed = print(weight);
        var attributes = new StringBuilder("label=\" " + printed + (edge.isInline() ? "\\n (inline)" : "") + "\"");
        long total = subject.total();
        if (total != 0) {
            addUnlessOne(attributes, "weight", weight, total, HEAVIEST);
            addUnlessOne(attributes, "penwidth", weight, total, WIDEST);
            attributes.append(" color=\"" + DotColor.STRONG.of(weight, total) + "\"");
        }
        String tooltip = "\"" + DotText.escaped(edge.caller().printed()) + (edge.isResidual() ? " ... " : " -> ")
                + DotText.escaped(edge.callee().printed()) + " (" + printed + ")\"";
        attributes.append(" tooltip=" + tooltip + " labeltooltip=" + tooltip);
        if (edge.isResidual()) {
            attributes.append(" style=\"dotted\"");
        }
        if (fromBoxed) {
            // Room for the boxes between the two nodes.
            attributes.append(" minlen=2");
        }
        return id(edge.caller()) + " -> " + id(edge.callee()) + " [" + attributes + "]\n";
    }

    private static void addUnlessOne(StringBuilder attributes, String name, long weight, long total, int most) {
        // A difference can weigh more than what it is a difference of.
        int share = 1 + (int) Math.min(Math.abs(weight * most / total), most);
        if (share > 1) {
            attributes.append(" " + name + "=" + share);
        }
    }

    private String print(long value) {
        // Units come out of the profile too.
        return DotText.contained(format.print(value));
    }

    private String share(long value) {
        return Units.percent(value, subject.total()).strip();
    }

    /** What the element of a node is called in the drawing. */
    private String boxId(Node node) {
        return "node" + number(node);
    }

    private String id(Node node) {
        return "N" + number(node);
    }

    /** From 1; 0 for a node that is not shown, though an edge leads there. */
    private int number(Node node) {
        return numbers.getOrDefault(node, 0);
    }
}
