package dev.flamelab.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a JVM holds of the machine at one moment.
 *
 * @param captures how many were taken before
 * @param amounts in the order of {@link Quantity}; -1 for what this machine does not tell
 */
record Held(int captures, List<Long> amounts) {
    /** Something that may leak, and by how much it may grow for other reasons. */
    enum Quantity {
        THREADS("threads", 3),
        DESCRIPTORS("file descriptors", 6),
        FILES("temporary files", 3),
        HEAP("heap after GC", 4L << 20),
        RESIDENT("resident memory", 32L << 20),
        DIRECT("direct memory", 8L << 20);

        private final String title;
        private final long allowance;

        Quantity(String title, long allowance) {
            this.title = title;
            this.allowance = allowance;
        }

        String title() {
            return title;
        }

        /** Compilers, allocators and pools take that much more, sooner or later, and then no more. */
        long allowance() {
            return allowance;
        }

        boolean isBytes() {
            return ordinal() >= HEAP.ordinal();
        }
    }

    /** As the measured program prints it. */
    static Held read(int captures, String line) {
        return new Held(
                captures,
                Stream.of(line.split(" ")).skip(1).map(Long::parseLong).toList());
    }

    long amount(Quantity quantity) {
        return amounts.get(quantity.ordinal());
    }

    /**
     * By how much a quantity grows over these moments, which a single peak does not change: the median of the slopes
     * between any two of them, times the captures from the first to the last.
     */
    static double growth(List<Held> moments, Quantity quantity) {
        var slopes = new ArrayList<Double>();
        for (int i = 0; i < moments.size(); i++) {
            for (int j = i + 1; j < moments.size(); j++) {
                var earlier = moments.get(i);
                var later = moments.get(j);
                slopes.add((later.amount(quantity) - earlier.amount(quantity))
                        / (double) (later.captures() - earlier.captures()));
            }
        }
        var perCapture =
                Spread.of(slopes.stream().mapToDouble(slope -> slope).toArray()).median();
        return perCapture
                * (moments.get(moments.size() - 1).captures() - moments.get(0).captures());
    }
}
