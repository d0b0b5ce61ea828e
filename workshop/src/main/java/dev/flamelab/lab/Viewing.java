package dev.flamelab.lab;

import java.util.List;
import java.util.Locale;

/**
 * How the viewer's pictures came and moved.
 *
 * @param rounds how often each was opened, zoomed and panned
 */
record Viewing(int rounds, List<Row> rows) implements Benchmark.Result {
    private static final double MOST_MILLIS = 1_000;
    private static final double LEAST_PER_SECOND = 30;

    /**
     * One picture.
     *
     * @param count of its frames or nodes
     * @param first milliseconds from going to the page until it is drawn, by a viewer that has just been started
     * @param millis the same later on, median
     * @param zoom pictures per second while zooming, median
     * @param pan the same while panning
     * @param longest milliseconds between two pictures at most
     */
    record Row(ViewedPage.Kind kind, int count, double first, double millis, double zoom, double pan, double longest) {
        /** Graphviz takes its time for a large graph, and it is known how much: nothing is promised of that. */
        boolean isInTime() {
            return kind == ViewedPage.Kind.GRAPH || Math.max(first, millis) < MOST_MILLIS;
        }

        boolean isSmooth() {
            return Math.min(zoom, pan) >= LEAST_PER_SECOND;
        }

        private String text() {
            return String.format(
                    Locale.ROOT,
                    "%-12s %,9d %8.0f %8.0f %9s %8.0f %8.0f %9.0f %9s%n",
                    kind.title,
                    count,
                    first,
                    millis,
                    kind == ViewedPage.Kind.GRAPH ? "" : isInTime() ? "yes" : "no",
                    zoom,
                    pan,
                    longest,
                    isSmooth() ? "yes" : "no");
        }
    }

    /** When pictures were drawn, in milliseconds. */
    record Pictures(List<Double> times) {
        /** From the first to the last; none when nothing moved. */
        double perSecond() {
            if (times.size() < 2) return 0;
            return (times.size() - 1) * 1_000 / (times.get(times.size() - 1) - times.get(0));
        }

        double longestWait() {
            double longest = 0;
            for (int i = 1; i < times.size(); i++) longest = Math.max(longest, times.get(i) - times.get(i - 1));
            return longest;
        }
    }

    @Override
    public boolean isGood() {
        return rows.stream().allMatch(row -> row.isInTime() && row.isSmooth());
    }

    @Override
    public String text() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "pictures of ./lab pprof -http in a browser without a window: milliseconds from going to the page until%n"
                        + "it is drawn, by a viewer just started and later (median of %d); pictures per second while the%n"
                        + "mouse zooms and pans, 60 times a second (median), and the longest wait for one in milliseconds%n%n"
                        + "                frames    first    later   < %,.0f     zoom      pan   longest     >= %.0f%n",
                rounds,
                MOST_MILLIS,
                LEAST_PER_SECOND));
        rows.forEach(row -> text.append(row.text()));
        return text.toString();
    }
}
