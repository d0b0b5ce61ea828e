package dev.flamelab.lab;

import java.util.List;
import java.util.Locale;

/**
 * How two converters compare.
 *
 * @param rounds how often each has converted each recording, by turns
 */
record Conversion(int rounds, List<Row> rows) implements Benchmark.Result {
    /**
     * Medians of one kind of one recording.
     *
     * @param timeRatio ours to theirs, as the other ratio is
     */
    record Row(
            double recordingMegabytes,
            int stacks,
            String kind,
            double ourSeconds,
            double theirSeconds,
            double timeRatio,
            double ourMegabytes,
            double theirMegabytes,
            double memoryRatio) {
        static Row of(long bytes, int stacks, String kind, Taken[] ours, Taken[] theirs) {
            double ourSeconds = Taken.median(ours, Taken::seconds);
            double theirSeconds = Taken.median(theirs, Taken::seconds);
            double ourMegabytes = Taken.median(ours, Taken::megabytes);
            double theirMegabytes = Taken.median(theirs, Taken::megabytes);
            return new Row(
                    bytes / 1e6,
                    stacks,
                    kind,
                    ourSeconds,
                    theirSeconds,
                    ourSeconds / theirSeconds,
                    ourMegabytes,
                    theirMegabytes,
                    ourMegabytes / theirMegabytes);
        }

        boolean isLower() {
            return timeRatio < 1 && memoryRatio < 1;
        }

        private String text() {
            return String.format(
                    Locale.ROOT,
                    "%,6.0f MB %,9d %-6s %8.2f %8.2f %6.2f %9.0f %8.0f %6.2f   %s%n",
                    recordingMegabytes,
                    stacks,
                    kind,
                    ourSeconds,
                    theirSeconds,
                    timeRatio,
                    ourMegabytes,
                    theirMegabytes,
                    memoryRatio,
                    isLower() ? "yes" : "no");
        }
    }

    @Override
    public boolean isGood() {
        return rows.stream().allMatch(Row::isLower);
    }

    @Override
    public String text() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "JFR to pprof, each in a JVM of its own, by turns, %d times; seconds from its start, MB at the peak%n%n"
                        + "recording    stacks kind   flamelab  jfrconv  ratio  flamelab  jfrconv  ratio   both lower%n",
                rounds));
        rows.forEach(row -> text.append(row.text()));
        return text.toString();
    }
}
