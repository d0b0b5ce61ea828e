package dev.flamelab.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.flamelab.compare.Comparison;
import dev.flamelab.compare.ComparisonText;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Leftovers;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs the lab of every story in turn and tells what came of each in a table that grows. */
final class RunAll {
    /** From the best to the worst. */
    private static final List<Integer> EXIT_CODES =
            List.of(ExitCode.GOOD, ExitCode.INCONCLUSIVE, ExitCode.NO, ExitCode.USAGE, ExitCode.MACHINE);

    private static final String COULD_NOT = "ERROR";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean traced;

    /** @param traced whether to show where something went wrong */
    RunAll(PrintWriter out, PrintWriter err, boolean traced) {
        this.out = out;
        this.err = err;
        this.traced = traced;
    }

    /** What came of all, for a script. */
    record Result(int exitCode, double seconds, List<Row> stories) {
        static Result of(List<Row> rows) {
            int worst = rows.stream()
                    .map(Row::exitCode)
                    .max(Comparator.comparing(EXIT_CODES::indexOf))
                    .orElse(ExitCode.GOOD);
            return new Result(worst, rows.stream().mapToDouble(Row::seconds).sum(), List.copyOf(rows));
        }
    }

    /**
     * What came of one story.
     *
     * @param verdict {@code ERROR} when there is none
     * @param error in one sentence; null when there is a verdict
     * @param result null when there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(String story, String verdict, int exitCode, double seconds, String error, Judged.Result result) {}

    Result run(List<StoryRun> runs) {
        say("%d stories in turn, about half a minute each%n%n", runs.size());
        line("story", "verdict", "anchor", "here", "there", "seconds", "exit code");
        var rows = new ArrayList<Row>();
        var remarks = new ArrayList<String>();
        for (var run : runs) rows.add(row(run, remarks));
        var result = Result.of(rows);
        say("%n");
        remarks.forEach(remark -> say("%s%n", remark));
        say("%s in %.0f s%n", counts(rows), result.seconds());
        return result;
    }

    private Row row(StoryRun run, List<String> remarks) {
        String story = run.run().story().name();
        long start = System.nanoTime();
        try {
            var judged = run.run(new PrintWriter(Writer.nullWriter()), err);
            var verdict = judged.comparison().verdict();
            int exitCode = ExitCode.of(verdict);
            if (exitCode != ExitCode.GOOD) remarks.add(story + ": " + ComparisonText.sentence(verdict));
            var row = new Row(story, verdict.word(), exitCode, secondsSince(start), null, judged.result());
            tell(row, judged.comparison().shares());
            return row;
        } catch (RuntimeException e) {
            if (Leftovers.ending()) throw e;
            int exitCode = Failures.tell(e, traced, err);
            var row = new Row(story, COULD_NOT, exitCode, secondsSince(start), Failures.told(e), null);
            tell(row, List.of());
            return row;
        }
    }

    private static double secondsSince(long nanos) {
        return Math.round((System.nanoTime() - nanos) / (double) TimeUnit.MILLISECONDS.toNanos(100)) / 10.0;
    }

    /** Of several anchors each has a line, the first one with all that is said once. */
    private void tell(Row row, List<Comparison.Share> shares) {
        var first = shares.isEmpty() ? null : shares.get(0);
        line(
                row.story(),
                row.verdict(),
                first == null ? "" : first.anchor().name(),
                first == null ? "" : percent(first.here()),
                first == null ? "" : percent(first.there()),
                String.format(Locale.ROOT, "%.0f", row.seconds()),
                "" + row.exitCode());
        shares.stream()
                .skip(1)
                .forEach(share ->
                        line("", "", share.anchor().name(), percent(share.here()), percent(share.there()), "", ""));
    }

    private static String counts(List<Row> rows) {
        return rows.stream().collect(Collectors.groupingBy(Row::exitCode)).entrySet().stream()
                .sorted(Comparator.comparing(entry -> EXIT_CODES.indexOf(entry.getKey())))
                .map(entry ->
                        entry.getValue().size() + " " + entry.getValue().get(0).verdict())
                .collect(Collectors.joining(", "));
    }

    private void line(String... cells) {
        say(
                "%s%n",
                String.format("%-9s %-13s %-22s %8s %8s %9s %10s", (Object[]) cells)
                        .stripTrailing());
    }

    private static String percent(double percent) {
        return String.format(Locale.ROOT, "%.1f%%", percent);
    }

    private void say(String text, Object... values) {
        out.printf(Locale.ROOT, text, values);
        out.flush();
    }
}
