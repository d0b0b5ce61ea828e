package dev.flamelab.report;

import java.math.BigDecimal;

/** A length of time as Go writes it: {@code 1h2m3.5s}, {@code 1.5ms}. */
final class Elapsed {
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private Elapsed() {}

    static String text(long nanos) {
        if (nanos == Long.MIN_VALUE) {
            // It has no positive twin, and of its digits only the last is another.
            return "-" + positive(Long.MAX_VALUE).replace("7s", "8s");
        }
        return nanos == 0 ? "0s" : nanos < 0 ? "-" + positive(-nanos) : positive(nanos);
    }

    private static String positive(long nanos) {
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return decimal(nanos, 3) + "µs";
        }
        if (nanos < SECOND) {
            return decimal(nanos, 6) + "ms";
        }
        String hours = nanos < HOUR ? "" : nanos / HOUR + "h";
        String minutes = nanos < MINUTE ? "" : nanos / MINUTE % 60 + "m";
        return hours + minutes + decimal(nanos % MINUTE, 9) + "s";
    }

    private static String decimal(long value, int places) {
        return BigDecimal.valueOf(value, places).stripTrailingZeros().toPlainString();
    }
}
