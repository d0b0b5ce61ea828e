package dev.flamelab.lab;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the profiler endpoint turned out to cost.
 *
 * @param without units of work per second of CPU time, median
 * @param work what else the work is made of, per second of CPU time: it gives each kind of profile something to tell
 */
record Overhead(int rounds, int turnSeconds, double without, Map<String, Double> work, List<Row> rows)
        implements Benchmark.Result {
    /**
     * One state against none.
     *
     * @param work units of it per second of CPU time, median, as the processor was; 0 when the endpoint refused the kind
     * @param ratio of the work per second of CPU time, were the processor always as fast, round by round; null when
     *     the endpoint refused the kind
     * @param wanted the least that the median should be; 0 when nothing is
     * @param refusal what the endpoint said; empty when it answered
     */
    record Row(String state, double work, Spread ratio, double wanted, String refusal) {
        boolean isWanted() {
            return wanted == 0 || ratio != null && ratio.median() >= wanted;
        }

        private String text() {
            if (ratio == null) return String.format(Locale.ROOT, "%-22s %s%n", state, refusal);
            var verdict =
                    wanted == 0 ? "-" : String.format(Locale.ROOT, ">= %.2f: %s", wanted, isWanted() ? "yes" : "no");
            return String.format(
                    Locale.ROOT,
                    "%-22s %,10.0f %8.3f   %.3f .. %.3f   %s%n",
                    state,
                    work,
                    ratio.median(),
                    ratio.lowerQuartile(),
                    ratio.upperQuartile(),
                    verdict);
        }
    }

    @Override
    public boolean isGood() {
        return rows.stream().allMatch(Row::isWanted);
    }

    @Override
    public String text() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "work per second of CPU time, ratios by a yardstick of the processor's speed;"
                        + " %s of %d turns of %d s, interleaved in one JVM%n",
                Benchmark.Result.rounds(rounds),
                rows.size() + 1,
                turnSeconds));
        text.append("each second of CPU time: ");
        work.forEach((what, perSecond) -> text.append(String.format(Locale.ROOT, "%,.0f %s, ", perSecond, what)));
        text.setLength(text.length() - 2);
        text.append(String.format(
                Locale.ROOT, "%n%n%-22s %10s %8s   %-16s %s%n", "", "work/s", "ratio", "half of them in", "wanted"));
        text.append(String.format(Locale.ROOT, "%-22s %,10.0f%n", "without endpoint", without));
        rows.forEach(row -> text.append(row.text()));
        return text.toString();
    }
}
