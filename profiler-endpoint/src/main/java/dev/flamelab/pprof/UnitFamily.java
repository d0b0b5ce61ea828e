package dev.flamelab.pprof;

import java.util.List;
import java.util.Locale;

/**
 * Units that can be converted into each other, as pprof knows them.
 *
 * @param standard what a value is told in that is wanted in a unit of another family
 * @param units from small to large
 */
public record UnitFamily(Unit standard, List<Unit> units) {
    private static final Unit BYTE = new Unit("B", 1, "b", "byte");
    private static final Unit SECOND = new Unit("s", 1e9, "s", "sec", "second");
    private static final Unit GCU = new Unit("GCU", 1, "gcu");

    private static final List<UnitFamily> ALL = List.of(
            new UnitFamily(
                    BYTE,
                    List.of(
                            BYTE,
                            new Unit("kB", 0x1p10, "kb", "kbyte", "kilobyte"),
                            new Unit("MB", 0x1p20, "mb", "mbyte", "megabyte"),
                            new Unit("GB", 0x1p30, "gb", "gbyte", "gigabyte"),
                            new Unit("TB", 0x1p40, "tb", "tbyte", "terabyte"),
                            new Unit("PB", 0x1p50, "pb", "pbyte", "petabyte"))),
            new UnitFamily(
                    SECOND,
                    List.of(
                            new Unit("ns", 1, "ns", "nanosecond"),
                            new Unit("us", 1e3, "us", "microsecond"),
                            new Unit("ms", 1e6, "ms", "millisecond"),
                            SECOND,
                            new Unit("hrs", 3600e9, "hour", "hr"))),
            new UnitFamily(
                    GCU,
                    List.of(
                            new Unit("n*GCU", 1e-9, "nanogcu"),
                            new Unit("u*GCU", 1e-6, "microgcu"),
                            new Unit("m*GCU", 1e-3, "milligcu"),
                            GCU,
                            new Unit("k*GCU", 1e3, "kilogcu"),
                            new Unit("M*GCU", 1e6, "megagcu"),
                            new Unit("G*GCU", 1e9, "gigagcu"),
                            new Unit("T*GCU", 1e12, "teragcu"),
                            new Unit("P*GCU", 1e15, "petagcu"))));

    /**
     * One of them.
     *
     * @param name as it is printed
     * @param factor how many of the family's base unit it is
     * @param aliases as it may be called in a profile, in small letters and without a plural's s
     */
    public record Unit(String name, double factor, List<String> aliases) {
        private Unit(String name, double factor, String... aliases) {
            this(name, factor, List.of(aliases));
        }
    }

    /** The one that knows this unit; null for a unit that is related to none. */
    public static UnitFamily of(String unit) {
        for (UnitFamily family : ALL) {
            if (family.find(unit) != null) return family;
        }
        return null;
    }

    /** The unit that is called so; null for none of these. */
    public Unit find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String singular = lower.length() > 2 && lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
        for (Unit unit : units) {
            if (unit.aliases.contains(singular)) return unit;
        }
        return null;
    }

    /** A number of bytes in a sentence, such as {@code 1.5 GB}. */
    static String shown(long bytes) {
        Unit unit = BYTE;
        for (Unit larger : of("B").units) {
            if (bytes >= larger.factor) unit = larger;
        }
        return String.format(Locale.ROOT, "%.1f ", bytes / unit.factor).replace(".0 ", " ") + unit.name;
    }

    /** How many of one unit make one of the other; 1 for units that are not related. */
    static double factor(String from, String to) {
        UnitFamily family = of(from);
        Unit other = family == null ? null : family.find(to);
        return other == null ? 1 : family.find(from).factor / other.factor;
    }

    static boolean areRelated(String a, String b) {
        UnitFamily family = of(a);
        return a.equals(b) || (family != null && family.find(b) != null);
    }
}
