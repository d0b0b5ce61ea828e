package dev.flamelab.report;

/** Whole numbers made of floating ones as Go makes them. */
final class Truncated {
    private static final double BEYOND_LONG = 0x1p63;

    private Truncated() {}

    /** The number without its fraction; one that is too large becomes the smallest, as the processor has it. */
    static long toLong(double number) {
        return number >= -BEYOND_LONG && number < BEYOND_LONG ? (long) number : Long.MIN_VALUE;
    }

    /** The product without its fraction; a ratio that is no positive number is none, as pprof has it. */
    static long times(long value, double ratio) {
        return ratio > 0 && ratio != 1 ? toLong(value * ratio) : value;
    }
}
