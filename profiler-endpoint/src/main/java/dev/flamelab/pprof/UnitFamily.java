package dev.flamelab.pprof;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Units that can be converted into each other, by the names that pprof knows them by. */
record UnitFamily(Map<String, Double> factors) {
    private static final List<UnitFamily> ALL = List.of(
            new UnitFamily(Map.ofEntries(
                    Map.entry("b", 0x1p0),
                    Map.entry("byte", 0x1p0),
                    Map.entry("kb", 0x1p10),
                    Map.entry("kbyte", 0x1p10),
                    Map.entry("kilobyte", 0x1p10),
                    Map.entry("mb", 0x1p20),
                    Map.entry("mbyte", 0x1p20),
                    Map.entry("megabyte", 0x1p20),
                    Map.entry("gb", 0x1p30),
                    Map.entry("gbyte", 0x1p30),
                    Map.entry("gigabyte", 0x1p30),
                    Map.entry("tb", 0x1p40),
                    Map.entry("tbyte", 0x1p40),
                    Map.entry("terabyte", 0x1p40),
                    Map.entry("pb", 0x1p50),
                    Map.entry("pbyte", 0x1p50),
                    Map.entry("petabyte", 0x1p50))),
            new UnitFamily(Map.ofEntries(
                    Map.entry("ns", 1.0),
                    Map.entry("nanosecond", 1.0),
                    Map.entry("us", 1e3),
                    Map.entry("microsecond", 1e3),
                    Map.entry("ms", 1e6),
                    Map.entry("millisecond", 1e6),
                    Map.entry("s", 1e9),
                    Map.entry("sec", 1e9),
                    Map.entry("second", 1e9),
                    Map.entry("hr", 3600e9),
                    Map.entry("hour", 3600e9))),
            new UnitFamily(Map.ofEntries(
                    Map.entry("nanogcu", 1e-9),
                    Map.entry("microgcu", 1e-6),
                    Map.entry("milligcu", 1e-3),
                    Map.entry("gcu", 1.0),
                    Map.entry("kilogcu", 1e3),
                    Map.entry("megagcu", 1e6),
                    Map.entry("gigagcu", 1e9),
                    Map.entry("teragcu", 1e12),
                    Map.entry("petagcu", 1e15))));

    /** How many of one unit make one of the other; 1 for units that are not related. */
    static double factor(String from, String to) {
        for (UnitFamily family : ALL) {
            if (family.knows(from) && family.knows(to)) {
                return family.factors.get(plain(from)) / family.factors.get(plain(to));
            }
        }
        return 1;
    }

    static boolean areRelated(String a, String b) {
        return a.equals(b) || ALL.stream().anyMatch(family -> family.knows(a) && family.knows(b));
    }

    private boolean knows(String unit) {
        return factors.containsKey(plain(unit));
    }

    private static String plain(String unit) {
        String lower = unit.toLowerCase(Locale.ROOT);
        return lower.length() > 2 && lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
