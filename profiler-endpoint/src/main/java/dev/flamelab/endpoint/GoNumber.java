package dev.flamelab.endpoint;

import java.math.BigInteger;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers of parameters as Go reads them: fewer forms than Java takes, and other ones. */
final class GoNumber {
    // Digits once taken are not given back: else whoever sends thousands of them keeps the event loop for minutes.
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]++");
    private static final Pattern REAL = Pattern.compile("[+-]?([0-9]++\\.?[0-9]*+|\\.[0-9]++)([eE][+-]?[0-9]++)?"
            + "|[+-]?0[xX]([0-9a-fA-F]++\\.?[0-9a-fA-F]*+|\\.[0-9a-fA-F]++)[pP][+-]?[0-9]++");
    private static final Pattern SIGN_AND_ZEROS = Pattern.compile("[+-]?0*+");
    private static final int MOST_DIGITS = 19;
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger BEYOND = BigInteger.TEN.pow(MOST_DIGITS);

    private GoNumber() {}

    /** Empty when it is no whole number, or one that does not fit. */
    static OptionalLong whole(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        BigInteger number = number(text);
        return nearest(number).equals(number) ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    /** For parameters whose errors Go ignores: 0 when it is no whole number, the nearest when it does not fit. */
    static long wholeOrZero(String text) {
        return WHOLE.matcher(text).matches() ? nearest(number(text)).longValue() : 0;
    }

    /** Empty when it is no number, or none that fits. */
    static OptionalDouble real(String text) {
        if (!REAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(text);
        return Double.isInfinite(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    /** Of one that does not fit only the sign is told: to read digits takes the square of their number. */
    private static BigInteger number(String text) {
        String digits = SIGN_AND_ZEROS.matcher(text).replaceFirst("0");
        BigInteger size = digits.length() > MOST_DIGITS + 1 ? BEYOND : new BigInteger(digits);
        return text.startsWith("-") ? size.negate() : size;
    }

    private static BigInteger nearest(BigInteger number) {
        return number.max(LEAST).min(MOST);
    }
}
