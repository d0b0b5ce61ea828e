package dev.flamelab.lab;

import dev.flamelab.lab.Held.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of a soak.
 *
 * @param gone how many callers hung up
 * @param refused how many were told to come back later
 * @param failure what was answered that should not be; empty when all is well
 */
record Soaked(int captures, int gone, int refused, String failure, double seconds, List<Row> rows)
        implements Benchmark.Result {
    /**
     * One quantity.
     *
     * @param warm what was held when the warm-up was over
     * @param end what was held after all captures
     * @param closed what was held when the endpoint was closed
     * @param growth by how much it grows from the warm-up to the end, as the slope has it
     * @param allowance by how much it may
     */
    record Row(String quantity, boolean isBytes, long warm, long end, long closed, double growth, long allowance) {
        boolean leaks() {
            return growth > allowance;
        }

        private String text() {
            if (end < 0) return String.format(Locale.ROOT, "%-18s is not known on this machine%n", quantity);
            return String.format(
                    Locale.ROOT,
                    "%-18s %11s %11s %11s %12s   <= %s: %s%n",
                    quantity,
                    shown(warm),
                    shown(end),
                    shown(closed),
                    (growth < 0 ? "-" : "+") + shown(Math.abs(growth)),
                    shown(allowance),
                    leaks() ? "leaks" : "yes");
        }

        private String shown(double amount) {
            return isBytes
                    ? String.format(Locale.ROOT, "%.1f MB", amount / (1 << 20))
                    : String.format(Locale.ROOT, "%.0f", amount);
        }
    }

    /** @param warmUp how many of the moments are the warm-up's */
    static Soaked of(SoakCallers callers, List<Held> moments, int warmUp, Held closed, double seconds) {
        var judged = moments.subList(Math.min(warmUp, moments.size()) - 1, moments.size());
        var rows = new ArrayList<Row>();
        for (var quantity : Quantity.values()) {
            rows.add(new Row(
                    quantity.title(),
                    quantity.isBytes(),
                    judged.get(0).amount(quantity),
                    judged.get(judged.size() - 1).amount(quantity),
                    closed.amount(quantity),
                    judged.size() < 2 ? 0 : Held.growth(judged, quantity),
                    quantity.allowance()));
        }
        return new Soaked(callers.taken(), callers.gone(), callers.refused(), callers.failure(), seconds, rows);
    }

    @Override
    public boolean isGood() {
        return failure.isEmpty() && rows.stream().noneMatch(Row::leaks);
    }

    @Override
    public String text() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d captures and snapshots of all kinds by 6 callers in %.0f s: %,d hung up, %,d told to come later%n%n"
                        + "%-18s %11s %11s %11s %12s   %s%n",
                captures,
                seconds,
                gone,
                refused,
                "",
                "warm",
                "end",
                "closed",
                "grows by",
                "wanted"));
        rows.forEach(row -> text.append(row.text()));
        text.append(String.format(
                Locale.ROOT,
                "%nThe growth is that of a line through all looks after the warm-up (the median of the slopes between"
                        + " any two).%n"));
        if (!failure.isEmpty()) text.append(failure).append(System.lineSeparator());
        text.append(
                isGood() ? "PASS: no leak." : failure.isEmpty() ? "FAIL: a leak." : "FAIL: it was not served well.");
        return text.append(System.lineSeparator()).toString();
    }
}
