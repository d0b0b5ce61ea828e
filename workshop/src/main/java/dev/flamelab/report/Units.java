package dev.flamelab.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Scales a value to a unit that people like to read, and prints it as pprof does. */
public final class Units {
    private static final List<Family> FAMILIES = List.of(
            new Family(
                    1,
                    "B",
                    List.of(
                            new Unit("B", 1, "b", "byte"),
                            new Unit("kB", 1L << 10, "kb", "kbyte", "kilobyte"),
                            new Unit("MB", 1L << 20, "mb", "mbyte", "megabyte"),
                            new Unit("GB", 1L << 30, "gb", "gbyte", "gigabyte"),
                            new Unit("TB", 1L << 40, "tb", "tbyte", "terabyte"),
                            new Unit("PB", 1L << 50, "pb", "pbyte", "petabyte"))),
            new Family(
                    1e9,
                    "s",
                    List.of(
                            new Unit("ns", 1, "ns", "nanosecond"),
                            new Unit("us", 1e3, "us", "microsecond"),
                            new Unit("ms", 1e6, "ms", "millisecond"),
                            new Unit("s", 1e9, "s", "sec", "second"),
                            new Unit("hrs", 3600e9, "hour", "hr"))),
            new Family(
                    1,
                    "GCU",
                    List.of(
                            new Unit("n*GCU", 1e-9, "nanogcu"),
                            new Unit("u*GCU", 1e-6, "microgcu"),
                            new Unit("m*GCU", 1e-3, "milligcu"),
                            new Unit("GCU", 1, "gcu"),
                            new Unit("k*GCU", 1e3, "kilogcu"),
                            new Unit("M*GCU", 1e6, "megagcu"),
                            new Unit("G*GCU", 1e9, "gigagcu"),
                            new Unit("T*GCU", 1e12, "teragcu"),
                            new Unit("P*GCU", 1e15, "petagcu"))));

    /** Units that say nothing and are not printed. */
    private static final List<String> BARE = List.of("count", "sample", "unit", "minimum", "auto");

    private Units() {}

    /** A value in some unit; the unit is empty where there is nothing to print. */
    record Scaled(double value, String unit) {}

    /** The value in another unit; {@code minimum} and {@code auto} ask for the unit that suits the value itself. */
    static Scaled scale(long value, String from, String to) {
        if (value < 0 && -value > 0) {
            Scaled positive = scale(-value, from, to);
            return new Scaled(-positive.value(), positive.unit());
        }
        for (Family family : FAMILIES) {
            Unit unit = family.find(from);
            if (unit != null) {
                return family.scale(value * unit.factor(), to);
            }
        }
        return new Scaled(value, BARE.contains(to) ? "" : to);
    }

    /** The value as text: {@code 1.10s}, {@code 800ms}, {@code 512.20kB}; zero has no unit. */
    public static String label(long value, String from, String to) {
        Scaled scaled = scale(value, from, to);
        String text = new BigDecimal(scaled.value())
                .setScale(2, RoundingMode.HALF_EVEN)
                .toPlainString();
        if (text.endsWith(".00")) {
            text = text.substring(0, text.length() - 3);
        }
        return text.equals("0") ? text : text + scaled.unit();
    }

    /** The share as text, six characters wide, without a sign: {@code 36.36%}, {@code   100%}, {@code 0.009%}. */
    public static String percent(long value, long total) {
        double percent = total == 0 ? 0 : Math.abs((double) value / total) * 100;
        if (percent >= 99.95 && percent <= 100.05) {
            return "  100%";
        }
        var exact = new BigDecimal(percent);
        String text = percent >= 1 ? exact.setScale(2, RoundingMode.HALF_EVEN).toPlainString() : twoDigits(exact);
        return " ".repeat(Math.max(0, 5 - text.length())) + text + "%";
    }

    /** A value below 1 as C's {@code %.2g} writes it. */
    private static String twoDigits(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal rounded =
                value.round(new MathContext(2, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4) {
            return rounded.toPlainString();
        }
        return String.format(
                Locale.ROOT, "%se-%02d", rounded.scaleByPowerOfTen(-exponent).toPlainString(), -exponent);
    }

    private record Unit(String name, double factor, List<String> aliases) {
        Unit(String name, double factor, String... aliases) {
            this(name, factor, List.of(aliases));
        }
    }

    /** Units of one dimension, from small to large, and the one for values that suit none. */
    private record Family(double defaultFactor, String defaultName, List<Unit> units) {
        Unit find(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            String singular =
                    lower.length() > 2 && lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
            return units.stream()
                    .filter(unit -> unit.aliases().contains(singular))
                    .findFirst()
                    .orElse(null);
        }

        Scaled scale(double base, String to) {
            Unit unit = to.equals("minimum") || to.equals("auto") ? largestWithin(base) : find(to);
            return unit == null
                    ? new Scaled(base / defaultFactor, defaultName)
                    : new Scaled(base / unit.factor(), unit.name());
        }

        private Unit largestWithin(double base) {
            Unit largest = null;
            for (Unit unit : units) {
                if (base / unit.factor() >= 1) {
                    largest = unit;
                }
            }
            return largest;
        }
    }
}
