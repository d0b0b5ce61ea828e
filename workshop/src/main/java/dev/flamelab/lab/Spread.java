package dev.flamelab.lab;

import java.util.Arrays;

/** How repeated measurements of one thing lie: the median, and the half of them around it. */
public record Spread(double median, double lowerQuartile, double upperQuartile) {
    /** @param values at least one */
    static Spread of(double... values) {
        return new Spread(quantile(values, 0.5), quantile(values, 0.25), quantile(values, 0.75));
    }

    /** Between the two values nearest to it, in proportion. */
    static double quantile(double[] values, double part) {
        if (values.length == 0) throw new IllegalArgumentException("nothing was measured");
        var sorted = values.clone();
        Arrays.sort(sorted);
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
