package dev.flamelab.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of numbers with units, both ends in it: {@code 32kb}, {@code :64kb}, {@code 4mb:}, {@code 12kb:64mb}.
 *
 * @param unit that both ends are in
 */
record NumberRange(double least, double most, String unit) {
    private static final Pattern RANGE =
            Pattern.compile("(:?)([+-]?[0-9]+)([A-Za-z]*)(?:(:)(?:([+-]?[0-9]+)([A-Za-z]*))?)?");

    /** The range that is written there, or null when what is written is no range. */
    static NumberRange parse(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return null;
        }
        boolean fromBelow = !range.group(1).isEmpty();
        boolean upwards = range.group(4) != null;
        if (fromBelow && upwards) {
            return null;
        }
        Units.Scaled first = Units.scale(whole(range.group(2)), range.group(3), range.group(3));
        if (range.group(5) != null) {
            Units.Scaled second = Units.scale(whole(range.group(5)), range.group(6), first.unit());
            return second.unit().equals(first.unit())
                    ? new NumberRange(first.value(), second.value(), first.unit())
                    : null;
        }
        double least = fromBelow ? Double.NEGATIVE_INFINITY : first.value();
        double most = upwards ? Double.POSITIVE_INFINITY : first.value();
        return new NumberRange(least, most, first.unit());
    }

    /** Whether a number in this unit lies within it; one in a unit of another kind does not. */
    boolean contains(long number, String in) {
        Units.Scaled scaled = Units.scale(number, in, unit);
        return scaled.unit().equals(unit) && scaled.value() >= least && scaled.value() <= most;
    }

    private static long whole(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new ReportError("failed to parse int " + digits + ": value out of range");
        }
    }
}
