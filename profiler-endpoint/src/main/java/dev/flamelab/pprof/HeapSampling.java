package dev.flamelab.pprof;

/**
 * Estimates what was allocated from the part of it that was sampled: an allocation of S bytes is sampled with
 * probability 1 - exp(-S / R), where R is the rate.
 */
final class HeapSampling {
    private HeapSampling() {}

    /** Scales a number of objects and their size in place; a rate of 1 sampled everything, and 0 is unknown. */
    static void scale(long[] countAndSize, long rate) {
        long count = countAndSize[0];
        long size = countAndSize[1];
        boolean isNothing = count == 0 || size == 0;
        if (rate <= 1 && !isNothing) {
            return;
        }
        double factor = isNothing ? 0 : 1 / (1 - Math.exp(-((double) size / count) / rate));
        countAndSize[0] = ProfileScale.toLong(count * factor);
        countAndSize[1] = ProfileScale.toLong(size * factor);
    }
}
