package dev.flamelab.report;

import java.util.List;

/**
 * How the values of one report are printed.
 *
 * @param from the unit of the values
 * @param to the unit to print them in, or {@code minimum}: each in the unit that suits it
 * @param ratio what values are multiplied by before they are printed
 */
record ValueFormat(String from, String to, double ratio) {
    private static final int HUNDRED = 100;

    String print(long value) {
        return Units.label(scaled(value), from, to);
    }

    /** One unit for all of a report, small enough for the smallest value to be seen in two decimals. */
    ValueFormat forAll(List<Node> nodes, long total) {
        if (!to.equals("minimum") || nodes.isEmpty()) {
            return this;
        }
        long smallest = nodes.stream()
                .mapToLong(node -> Math.abs(node.flatValue() != 0 ? node.flatValue() : node.cumValue()))
                .filter(value -> value > 0)
                .min()
                .orElse(total);
        return forAll(scaled(smallest), scaled(total));
    }

    private ValueFormat forAll(long smallest, long total) {
        String unit = suiting(smallest);
        if (!unit.equals(suiting(total)) && smallest * HUNDRED < total) {
            unit = suiting(HUNDRED * smallest);
        }
        return new ValueFormat(from, unit.isEmpty() ? from : unit, ratio);
    }

    private long scaled(long value) {
        return ratio > 0 && ratio != 1 ? (long) (value * ratio) : value;
    }

    private String suiting(long value) {
        return Units.scale(value, from, "minimum").unit();
    }
}
