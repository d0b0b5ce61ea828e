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

    /** The value in the unit to print in, without its fraction and not yet multiplied. */
    long whole(long value) {
        return Truncated.toLong(Units.scale(value, from, to).value());
    }

    /** One unit for all of a report, small enough for the smallest value to be seen in two decimals. */
    ValueFormat forAll(List<Node> nodes, long total) {
        return forAll(nodes, total, HUNDRED);
    }

    /** One unit for all of a report, small enough for the smallest value to be 1 at least. */
    ValueFormat forWholeNumbers(List<Node> nodes, long total) {
        return forAll(nodes, total, 1);
    }

    private ValueFormat forAll(List<Node> nodes, long total, int parts) {
        if (!to.equals("minimum") || nodes.isEmpty()) {
            return this;
        }
        long smallest = scaled(smallest(nodes, total));
        long largest = scaled(total);
        String unit = suiting(smallest);
        if (!unit.equals(suiting(largest)) && smallest * parts < largest) {
            unit = suiting(parts * smallest);
        }
        return new ValueFormat(from, unit.isEmpty() ? from : unit, ratio);
    }

    private static long smallest(List<Node> nodes, long otherwise) {
        long smallest = 0;
        for (Node node : nodes) {
            long value = Math.abs(node.flatValue() != 0 ? node.flatValue() : node.cumValue());
            if (value > 0 && (smallest == 0 || value < smallest)) {
                smallest = value;
            }
        }
        return smallest == 0 ? otherwise : smallest;
    }

    private long scaled(long value) {
        return Truncated.times(value, ratio);
    }

    private String suiting(long value) {
        return Units.scale(value, from, "minimum").unit();
    }
}
