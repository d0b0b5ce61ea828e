package dev.flamelab.capture;

import java.util.Map;

/**
 * The clock of a chunk, which counts ticks.
 *
 * @param startNanos when the chunk begins, since 1970
 * @param startTicks what the clock shows then
 * @param ticksPerSecond above 0
 */
record JfrTime(long startNanos, long startTicks, long ticksPerSecond) {
    private static final String TICKS = "TICKS";
    private static final Map<String, Long> NANOS = Map.of(
            "NANOSECONDS", 1L,
            "MICROSECONDS", 1_000L,
            "MILLISECONDS", 1_000_000L,
            "SECONDS", 1_000_000_000L,
            "MILLISECONDS_SINCE_EPOCH", 1_000_000L,
            "NANOSECONDS_SINCE_EPOCH", 1L);

    static boolean isUnit(String word) {
        return word.equals(TICKS) || NANOS.containsKey(word);
    }

    /** How long so many units last. */
    long span(long amount, String unit) {
        return unit.equals(TICKS) ? nanos(amount) : amount * NANOS.getOrDefault(unit, 1L);
    }

    /** How long so many ticks last. */
    long nanos(long ticks) {
        return (long) (ticks / (ticksPerSecond / 1e9));
    }

    /** Which moment the clock shows, in nanoseconds since 1970. */
    long moment(long ticks) {
        return startNanos + nanos(ticks - startTicks);
    }
}
