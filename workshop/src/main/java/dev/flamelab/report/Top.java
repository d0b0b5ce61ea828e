package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The places where most was measured, as {@code go tool pprof -top} prints them:
 *
 * <pre>{@code
 * System.out.print(Top.of(profile, View.STANDARD).text());
 * }</pre>
 *
 * @param head what the profile is and what is shown of it, line by line
 * @param warnings for the person who asked, beside the report
 */
public record Top(List<String> head, List<Row> rows, long total, String type, String unit, List<String> warnings) {
    private static final String COLUMNS = "      flat  flat%   sum%        cum   cum%";

    /**
     * A place.
     *
     * @param inline whether calls of it were inlined into the caller: {@code (inline)}, {@code (partial-inline)}, empty
     * @param flat measured in it, in the unit of the profile
     * @param cum measured in it and in what it calls
     */
    public record Row(String name, String inline, long flat, long cum, String flatText, String cumText) {}

    /** The places, in the view's order; all of them unless the view says how many. */
    public static Top of(Profile profile, View view) {
        Subject subject = Subject.of(profile, view);
        Trim trim = view.trim().withUsual(0);
        TrimmedGraph graph = TrimmedGraph.of(subject, view.grouping(), trim, view.order());
        ValueFormat format = subject.format().forAll(graph.nodes(), subject.total());
        List<String> head = new ArrayList<>();
        if (!view.has(View.Option.COMPACT_LABELS)) {
            head.addAll(Heading.lines(subject, format));
        }
        head.addAll(Heading.filters(view.filter()));
        head.addAll(shown(graph, subject.total(), trim, format));
        return new Top(
                head,
                graph.nodes().stream().map(node -> row(node, format)).toList(),
                subject.total(),
                subject.typeName(),
                subject.type().unit(),
                subject.warnings());
    }

    /** The report as pprof prints it. */
    public String text() {
        var text = new StringBuilder(String.join("\n", head))
                .append('\n')
                .append(COLUMNS)
                .append('\n');
        long sum = 0;
        for (Row row : rows) {
            sum += row.flat();
            text.append(String.format(Locale.ROOT, "%10s ", row.flatText()))
                    .append(Units.percent(row.flat(), total))
                    .append(' ')
                    .append(Units.percent(sum, total))
                    .append(String.format(Locale.ROOT, " %10s ", row.cumText()))
                    .append(Units.percent(row.cum(), total))
                    .append("  ")
                    .append(row.name());
            if (!row.inline().isEmpty()) {
                text.append(' ').append(row.inline());
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static List<String> shown(TrimmedGraph graph, long total, Trim trim, ValueFormat format) {
        long flat = graph.nodes().stream().mapToLong(Node::flatValue).sum();
        List<String> lines = new ArrayList<>();
        lines.add("Showing nodes accounting for " + format.print(flat) + ", "
                + Units.percent(flat, total).strip() + " of " + format.print(total) + " total");
        if (total == 0) {
            return lines;
        }
        int dropped = graph.droppedNodes();
        if (dropped > 0) {
            lines.add("Dropped " + dropped + (dropped > 1 ? " nodes" : " node") + " (cum <= "
                    + format.print(Math.abs((long) (total * trim.nodeFraction()))) + ")");
        }
        int nodes = graph.nodes().size();
        if (nodes > 0 && nodes < graph.nodesBefore()) {
            lines.add("Showing top " + nodes + " nodes out of " + graph.nodesBefore());
        }
        return lines;
    }

    private static Row row(Node node, ValueFormat format) {
        boolean inline = node.in().stream().anyMatch(Edge::isInline);
        boolean called = node.in().stream().anyMatch(edge -> !edge.isInline());
        String mark = !inline ? "" : called ? "(partial-inline)" : "(inline)";
        long flat = node.flatValue();
        long cum = node.cumValue();
        return new Row(node.printed(), mark, flat, cum, format.print(flat), format.print(cum));
    }
}
