package dev.flamelab.report;

import dev.flamelab.pprof.UnitFamily;
import dev.flamelab.pprof.UnitFamily.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Scales a value to a unit that people like to read, and prints it as pprof does. */
public final class Units {
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
        UnitFamily family = UnitFamily.of(from);
        if (family == null) {
            return new Scaled(value, BARE.contains(to) ? "" : to);
        }
        double base = value * family.find(from).factor();
        Unit unit = to.equals("minimum") || to.equals("auto") ? largestWithin(base, family) : family.find(to);
        Unit known = unit == null ? family.standard() : unit;
        return new Scaled(base / known.factor(), known.name());
    }

    private static Unit largestWithin(double base, UnitFamily family) {
        Unit largest = null;
        for (Unit unit : family.units()) {
            if (base / unit.factor() >= 1) {
                largest = unit;
            }
        }
        return largest;
    }

    /** The value as text: {@code 1.10s}, {@code 800ms}, {@code 512.20kB}; zero has no unit. */
    public static String label(long value, String from, String to) {
        Scaled scaled = scale(value, from, to);
        String text = hundredths(scaled.value());
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
        String text = percent >= 1 ? hundredths(percent) : twoDigits(percent);
        return " ".repeat(Math.max(0, 5 - text.length())) + text + "%";
    }

    /** With two decimals, as C's {@code %.2f} writes it. */
    private static String hundredths(double value) {
        double hundredths = value * 100;
        return isClear(hundredths)
                ? decimal(Math.round(hundredths), 2)
                : new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    /**
     * Whether a number is so far from the middle between two whole ones that it is rounded as the exact one is, which
     * the last bits of a double do not change then. Nearly all are, and exact numbers take some hundred times as long.
     */
    private static boolean isClear(double number) {
        return Math.abs(number) < 1L << 40 && Math.abs(number - Math.rint(number)) < 0.499;
    }

    /** A number that counts parts of one: hundredths for two decimals. */
    private static String decimal(long parts, int decimals) {
        String digits = Long.toString(Math.abs(parts));
        if (digits.length() <= decimals) digits = "0".repeat(decimals + 1 - digits.length()) + digits;
        int point = digits.length() - decimals;
        return (parts < 0 ? "-" : "") + digits.substring(0, point) + "." + digits.substring(point);
    }

    /** A value below 1 as C's {@code %.2g} writes it. */
    private static String twoDigits(double value) {
        double parts = value * 100;
        int decimals = 2;
        while (parts < 10 && decimals < 5) {
            parts *= 10;
            decimals++;
        }
        return parts >= 10 && isClear(parts)
                ? withoutZeros(decimal(Math.round(parts), decimals))
                : exactTwoDigits(new BigDecimal(value));
    }

    private static String withoutZeros(String decimal) {
        int end = decimal.length();
        while (decimal.charAt(end - 1) == '0') end--;
        return decimal.substring(0, decimal.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private static String exactTwoDigits(BigDecimal value) {
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
}
