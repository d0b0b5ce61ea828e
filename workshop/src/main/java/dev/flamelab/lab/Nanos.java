package dev.flamelab.lab;

import java.util.List;
import java.util.Locale;

/** Times as people read them: in the unit that fits, with three digits. */
public final class Nanos {
    private static final List<String> UNITS = List.of("ns", "us", "ms", "s");

    private Nanos() {}

    /** Such as "4.12 ms", "21.0 us" or "0.87 ns". */
    public static String shown(double nanos) {
        if (nanos == 0) return "0 ns";
        double time = nanos;
        int unit = 0;
        // Compared with what is printed: 999.7 ns are 1.00 us, and no 1000 ns.
        while (Math.abs(time) >= 999.5 && unit < UNITS.size() - 1) {
            time /= 1_000;
            unit++;
        }
        double size = Math.abs(time);
        String format = size < 9.995 ? "%.2f %s" : size < 99.95 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, format, time, UNITS.get(unit));
    }
}
