package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
public record Top(List<String> head, List<Row> rows, long total, String type, String unit, List<String> warnings)
        implements TextReport {
    private static final String COLUMNS = "      flat  flat%   sum%        cum   cum%";
    private static final int VALUE_WIDTH = 10;

    /**
     * A place.
     *
     * @param name as it is printed
     * @param function its part that is the function; empty where that is unknown or forgotten
     * @param file its part that is the file; empty where that is unknown or forgotten
     * @param inline whether calls of it were inlined into the caller: {@code (inline)}, {@code (partial-inline)}, empty
     * @param flat measured in it, in the unit of the profile
     * @param cum measured in it and in what it calls
     */
    public record Row(
            String name,
            String function,
            String file,
            String inline,
            long flat,
            long cum,
            String flatText,
            String cumText) {}

    /** The places, in the view's order; all of them unless the view says how many. */
    public static Top of(Profile profile, View view) {
        Subject subject = Subject.of(profile, view);
        Trim trim = view.trim().withUsual(0);
        TrimmedGraph graph = TrimmedGraph.of(subject, view.grouping(), trim, view.order(), Graph.Calls.OF_INLINED);
        ValueFormat format = subject.format().forAll(graph.nodes(), subject.total());
        List<String> head = Heading.of(subject, graph, trim, format);
        List<Row> rows = new ArrayList<>();
        for (Node node : graph.nodes()) {
            rows.add(row(node, format));
        }
        return new Top(
                head,
                List.copyOf(rows),
                subject.total(),
                subject.typeName(),
                subject.type().unit(),
                subject.warnings());
    }

    @Override
    public void writeTo(Appendable out) throws IOException {
        for (String line : head) {
            out.append(line).append('\n');
        }
        out.append(COLUMNS).append('\n');
        long sum = 0;
        for (Row row : rows) {
            sum += row.flat();
            out.append(AlignedText.right(row.flatText(), VALUE_WIDTH))
                    .append(' ')
                    .append(Units.percent(row.flat(), total))
                    .append(' ')
                    .append(Units.percent(sum, total))
                    .append(' ')
                    .append(AlignedText.right(row.cumText(), VALUE_WIDTH))
                    .append(' ')
                    .append(Units.percent(row.cum(), total))
                    .append("  ")
                    .append(row.name());
            if (!row.inline().isEmpty()) {
                out.append(' ').append(row.inline());
            }
            out.append('\n');
        }
    }

    private static Row row(Node node, ValueFormat format) {
        boolean inline = false;
        boolean called = false;
        for (Edge call : node.in()) {
            inline |= call.isInline();
            called |= !call.isInline();
        }
        String mark = !inline ? "" : called ? "(partial-inline)" : "(inline)";
        long flat = node.flatValue();
        long cum = node.cumValue();
        return new Row(
                node.printed(),
                node.name().function(),
                node.name().file(),
                mark,
                flat,
                cum,
                format.print(flat),
                format.print(cum));
    }
}
