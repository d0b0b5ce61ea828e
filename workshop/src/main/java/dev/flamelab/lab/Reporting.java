package dev.flamelab.lab;

import java.util.List;
import java.util.Locale;

/**
 * How two programs compare that report on the same profiles.
 *
 * @param rounds how often each has reported on each large profile, by turns; on a small one more often
 */
record Reporting(int rounds, List<Row> rows) implements Benchmark.Result {
    private static final double MOST_FOR_SMALL = 3;

    /**
     * Medians of one report on one profile.
     *
     * @param timeRatio ours to theirs, as the other ratio is
     * @param wanted what the time ratio may be at most; the other one must be below 1 where it is 1
     */
    record Row(
            int samples,
            String report,
            double ourSeconds,
            double theirSeconds,
            double timeRatio,
            double ourMegabytes,
            double theirMegabytes,
            double memoryRatio,
            double wanted) {
        static Row of(int samples, String report, Taken[] ours, Taken[] theirs) {
            double ourSeconds = Taken.median(ours, Taken::seconds);
            double theirSeconds = Taken.median(theirs, Taken::seconds);
            double ourMegabytes = Taken.median(ours, Taken::megabytes);
            double theirMegabytes = Taken.median(theirs, Taken::megabytes);
            return new Row(
                    samples,
                    report,
                    ourSeconds,
                    theirSeconds,
                    ourSeconds / theirSeconds,
                    ourMegabytes,
                    theirMegabytes,
                    ourMegabytes / theirMegabytes,
                    samples > PprofBenchmark.SMALL ? 1 : MOST_FOR_SMALL);
        }

        boolean isGood() {
            return wanted > 1 ? timeRatio <= wanted : timeRatio < 1 && memoryRatio < 1;
        }

        private String text() {
            return String.format(
                    Locale.ROOT,
                    "%,9d  %-7s %8.2f %8.2f %6.2f %9.0f %8.0f %6.2f   %-17s %s%n",
                    samples,
                    report,
                    ourSeconds,
                    theirSeconds,
                    timeRatio,
                    ourMegabytes,
                    theirMegabytes,
                    memoryRatio,
                    wanted > 1 ? String.format(Locale.ROOT, "time <= %.0f", wanted) : "both < 1",
                    isGood() ? "yes" : "no");
        }
    }

    @Override
    public boolean isGood() {
        return rows.stream().allMatch(Row::isGood);
    }

    @Override
    public String text() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "./lab pprof and go tool pprof, by turns, %d times and on the small profile %d times;%n"
                        + "seconds from start to end, MB at the peak%n%n"
                        + "  samples  report  flamelab       go  ratio  flamelab       go  ratio   wanted%n",
                rounds,
                rounds * PprofBenchmark.REPEATS_OF_SMALL));
        rows.forEach(row -> text.append(row.text()));
        return text.toString();
    }
}
