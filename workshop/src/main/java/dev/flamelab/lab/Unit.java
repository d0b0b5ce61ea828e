package dev.flamelab.lab;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What a number is told in.
 *
 * @param name as it is written behind the number
 */
record Unit(String name) {
    private static final Pattern NUMBER = Pattern.compile("([0-9][0-9.,']*)\\s*(.*)");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?");

    /** So many of the profile's own unit make one: nanoseconds, bytes, or what is counted. */
    private double size() {
        return switch (name) {
            case "cores", "s" -> 1e9;
            case "ms" -> 1e6;
            case "MB" -> 1 << 20;
            case "kB" -> 1 << 10;
            default -> 1;
        };
    }

    /** A number of the profile's own unit in this one. */
    double of(double amount) {
        return amount / size();
    }

    String shown(double number) {
        var digits = number >= 100 ? "%,.0f" : number >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, digits, number) + (name.equals("%") ? "%" : " " + name);
    }

    /** What somebody typed, with or without the unit, a comma or a point before the fraction; empty when it is none. */
    OptionalDouble number(String typed) {
        var parts = NUMBER.matcher(typed.strip());
        if (!parts.matches()) return OptionalDouble.empty();
        var unit = parts.group(2);
        if (!unit.isEmpty() && !unit.equalsIgnoreCase(name) && !(unit + "s").equalsIgnoreCase(name)) {
            return OptionalDouble.empty();
        }
        var digits = parts.group(1).replace("'", "");
        digits = GROUPED.matcher(digits).matches() ? digits.replace(",", "") : digits.replace(',', '.');
        try {
            return OptionalDouble.of(Double.parseDouble(digits));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
