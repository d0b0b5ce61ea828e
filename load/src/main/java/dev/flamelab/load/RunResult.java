package dev.flamelab.load;

import java.util.List;
import java.util.Locale;

/**
 * What a run has come to, told from its measured part.
 *
 * @param rate requests a second that each target answered well and in time
 * @param wanted how many it should be, or the least of it where there are users
 * @param users of each target; 0 where requests arrived by themselves
 * @param firstError what the first bad answer was, null when all were good
 */
record RunResult(
        int requests,
        int errors,
        double rate,
        int wanted,
        int users,
        int p50Millis,
        int p95Millis,
        List<Integer> requestsPerTarget,
        String firstError) {
    /** With less of the wanted rate than this, the service was not under the load that was meant. */
    static final double ENOUGH = 0.95;

    enum Outcome {
        REACHED,
        MISSED,
        FAILED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Outcome outcome() {
        if (firstError != null) {
            return Outcome.FAILED;
        }
        return rate < ENOUGH * wanted ? Outcome.MISSED : Outcome.REACHED;
    }

    String reason() {
        return switch (outcome()) {
            case FAILED -> firstError;
            case MISSED ->
                String.format(
                        Locale.ROOT,
                        "only %.1f of %d requests a second were answered in time: let the machine rest, or ask for less",
                        rate,
                        wanted);
            case REACHED ->
                rate >= wanted
                        ? "every request was answered in time"
                        : String.format(
                                Locale.ROOT,
                                "%.1f of %d requests a second were answered in time, which is enough",
                                rate,
                                wanted);
        };
    }
}
