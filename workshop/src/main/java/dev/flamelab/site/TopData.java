package dev.flamelab.site;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileDiff;
import dev.flamelab.report.Top;
import dev.flamelab.report.Trim;
import dev.flamelab.report.Units;
import dev.flamelab.report.View;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the table of the places where most was measured consists of.
 *
 * @param shown what of the profile is shown, line by line
 * @param ratio what values are multiplied by before they are printed
 * @param hasBefore whether this is a difference in which both sides of each place are known
 */
record TopData(
        List<String> shown,
        String type,
        String unit,
        String shownIn,
        double ratio,
        long total,
        boolean hasBefore,
        List<Row> rows) {
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
            String cumShare,
            long flatBefore,
            long cumBefore) {}

    static TopData of(Asked asked) {
        Trim trim = asked.view().trim();
        boolean trimmed = !trim.equals(Trim.NOTHING);
        var view = asked.view().withTrim(trimmed ? trim.withNodeCount(MOST_ROWS) : trim);
        // What the profile is stands in the head of the page.
        var top = Top.of(asked.profile(), view.with(View.Option.COMPACT_LABELS));
        boolean hasBefore = asked.base() != null && !view.has(View.Option.DROP_NEGATIVE) && areDistinct(top.rows());
        Map<String, List<Top.Row>> base = hasBefore ? base(asked) : Map.of();
        return new TopData(
                top.head(),
                top.type(),
                top.unit(),
                view.unit(),
                1 / view.divideBy(),
                top.total(),
                hasBefore,
                top.rows().stream()
                        .map(row -> row(row, top.total(), base.getOrDefault(row.name(), List.of())))
                        .toList());
    }

    /** What is there twice under one name cannot be found on the other side. */
    private static boolean areDistinct(List<Top.Row> rows) {
        return rows.stream().map(Top.Row::name).distinct().count() == rows.size();
    }

    /** The samples of the base alone, which are negative. */
    private static Map<String, List<Top.Row>> base(Asked asked) {
        Profile both = asked.sides().get();
        Profile base = both.withSamples(both.samples().stream()
                .filter(sample -> sample.labels().contains(ProfileDiff.OF_BASE))
                .toList());
        return Top.of(base, asked.view().withTrim(Trim.NOTHING)).rows().stream()
                .collect(Collectors.groupingBy(Top.Row::name));
    }

    private static Row row(Top.Row row, long total, List<Top.Row> base) {
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
                Units.percent(row.cum(), total).strip(),
                -base.stream().mapToLong(Top.Row::flat).sum(),
                -base.stream().mapToLong(Top.Row::cum).sum());
    }
}
