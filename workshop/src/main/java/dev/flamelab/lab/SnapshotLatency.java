package dev.flamelab.lab;

import java.util.List;
import java.util.Locale;

/** How long snapshots took, and how that grows with what is in them. */
record SnapshotLatency(int rounds, List<Row> rows) implements Benchmark.Result {
    private static final int WANTED_MILLIS = 100;
    private static final int WANTED_SAMPLES = 100_000;

    /**
     * Snapshots of one kind of one service.
     *
     * @param of what it has many of
     * @param median milliseconds
     * @param samples in the last answer
     * @param bytes of the last answer
     * @param growth how many times as long it takes as with the next smaller size; 0 for the smallest
     * @param linear how many times as many samples it has
     */
    record Row(
            String kind,
            String of,
            int size,
            double median,
            double p95,
            int samples,
            int bytes,
            double growth,
            double linear) {
        /** Of the smallest size, growth and linear are nothing. */
        boolean isLinear() {
            return growth <= linear;
        }

        boolean isInTime() {
            return size < WANTED_SAMPLES || median <= WANTED_MILLIS;
        }

        private String text() {
            var text = String.format(
                    Locale.ROOT,
                    "%-10s %,9d %-16s %8.1f %8.1f %,10d %,11d",
                    kind,
                    size,
                    of,
                    median,
                    p95,
                    samples,
                    bytes);
            if (growth > 0) {
                text += String.format(
                        Locale.ROOT, "   x %.1f for x %.1f: %s", growth, linear, isLinear() ? "yes" : "no");
            }
            if (size >= WANTED_SAMPLES) {
                text += String.format(Locale.ROOT, ", <= %d ms: %s", WANTED_MILLIS, isInTime() ? "yes" : "no");
            }
            return text + System.lineSeparator();
        }
    }

    @Override
    public boolean isGood() {
        return rows.stream().allMatch(row -> row.isLinear() && row.isInTime());
    }

    @Override
    public String text() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "snapshots over HTTP, %d of each, services of all sizes by turns, milliseconds%n%n"
                        + "%-10s %26s %8s %8s %10s %11s   %s%n",
                rounds,
                "kind",
                "distinct stacks of",
                "median",
                "p95",
                "samples",
                "bytes",
                "wanted: no worse than linear"));
        rows.forEach(row -> text.append(row.text()));
        return text.toString();
    }
}
