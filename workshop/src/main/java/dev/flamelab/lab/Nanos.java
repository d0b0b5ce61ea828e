package dev.flamelab.lab;

import java.util.Locale;

/** Short times as people read them. */
public final class Nanos {
    private Nanos() {}

    /** Such as "4.12 ms" or "210 us". */
    public static String shown(double nanos) {
        if (nanos >= 1e9) return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
        if (nanos >= 1e6) return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
        if (nanos >= 1e3) return String.format(Locale.ROOT, "%.0f us", nanos / 1e3);
        return String.format(Locale.ROOT, "%.0f ns", nanos);
    }
}
