package dev.flamelab.site;

import dev.flamelab.report.Top;
import dev.flamelab.report.Trim;
import dev.flamelab.report.Units;
import dev.flamelab.report.View;
import java.util.List;

/**
 * What the table of the places where most was measured consists of.
 *
 * @param shown what of the profile is shown, line by line
 */
record TopData(List<String> shown, String type, String unit, long total, List<Row> rows) {
    /** As on pprof's page, whatever is said for other reports. */
    private static final int MOST_ROWS = 500;

    /**
     * A place, with its values as the command line prints them.
     *
     * @param inlined {@code (inline)}, {@code (partial-inline)}, or empty
     */
    record Row(
            String name,
            String function,
            String file,
            String inlined,
            long flat,
            long cum,
            String flatText,
            String flatShare,
            String cumText,
            String cumShare) {}

    static TopData of(Asked asked) {
        Trim trim = asked.view().trim();
        boolean trimmed = !trim.equals(Trim.NOTHING);
        var view = asked.view().withTrim(trimmed ? trim.withNodeCount(MOST_ROWS) : trim);
        // What the profile is stands in the head of the page.
        var top = Top.of(asked.profile(), view.with(View.Option.COMPACT_LABELS));
        return new TopData(
                top.head(),
                top.type(),
                top.unit(),
                top.total(),
                top.rows().stream().map(row -> row(row, top.total())).toList());
    }

    private static Row row(Top.Row row, long total) {
        return new Row(
                row.name(),
                row.function(),
                row.file(),
                row.inline(),
                row.flat(),
                row.cum(),
                row.flatText(),
                Units.percent(row.flat(), total).strip(),
                row.cumText(),
                Units.percent(row.cum(), total).strip());
    }
}
