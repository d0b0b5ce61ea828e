package dev.flamelab.lab;

import java.util.List;
import java.util.Locale;

/**
 * What the cures gain, call by call.
 *
 * @param rounds how often each side was measured, by turns
 */
record Cured(int rounds, List<Row> rows) implements Benchmark.Result {
    /**
     * One method, or one request.
     *
     * @param parameter what it is called with
     * @param shipped nanoseconds, median of the rounds
     * @param ratio of the cured to the shipped, round by round
     * @param wanted whether the cured must be the quicker one
     */
    record Row(String method, String parameter, double shipped, double cured, Spread ratio, boolean wanted) {
        static Row of(String method, String parameter, List<Double> shipped, List<Double> cured) {
            var ratios = new double[shipped.size()];
            for (int round = 0; round < ratios.length; round++) {
                ratios[round] = cured.get(round) / shipped.get(round);
            }
            return new Row(
                    method, parameter, median(shipped), median(cured), Spread.of(ratios), isFaulty(method, parameter));
        }

        private static double median(List<Double> values) {
            return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray())
                    .median();
        }

        /** Where the fault has something to take: of a short sum or string there is hardly any. */
        private static boolean isFaulty(String method, String parameter) {
            return method.equals("recursive") && Integer.parseInt(parameter) >= 10
                    || method.equals("concat") && Integer.parseInt(parameter) >= 50;
        }

        boolean isGood() {
            return !wanted || ratio.median() < 1;
        }

        private String text() {
            return String.format(
                    Locale.ROOT,
                    "%-10s %-28s %11s %11s %10s   %8s .. %-8s  %s%n",
                    method,
                    parameter,
                    Nanos.shown(shipped),
                    Nanos.shown(cured),
                    shown(ratio.median()),
                    shown(ratio.lowerQuartile()),
                    shown(ratio.upperQuartile()),
                    wanted ? "< 1: " + (isGood() ? "yes" : "no") : "-");
        }

        /** As few digits as it takes, however small. */
        private static String shown(double ratio) {
            return String.format(Locale.ROOT, ratio < 0.001 ? "%.1e" : "%.3f", ratio);
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
                "time of an invocation by JMH, each in a JVM of its own, %s of both sides by turns%n%n"
                        + "%-10s %-28s %11s %11s %10s   %-20s  %s%n",
                Benchmark.Result.rounds(rounds),
                "",
                "",
                "shipped",
                "cured",
                "ratio",
                "half of them in",
                "wanted"));
        rows.forEach(row -> text.append(row.text()));
        return text.toString();
    }
}
