package dev.flamelab.pprof;

/**
 * Something said of a sample: a text, or a number with its unit.
 *
 * @param text empty for a number
 * @param number 0 for a text
 * @param unit of the number; empty when the key is the unit, as in {@code bytes}
 */
public record Label(String key, String text, long number, String unit) {}
