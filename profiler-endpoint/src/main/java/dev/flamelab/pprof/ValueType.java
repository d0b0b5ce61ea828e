package dev.flamelab.pprof;

/**
 * What a number of a sample counts, and in which unit: {@code samples/count}, {@code cpu/nanoseconds}.
 *
 * @param type never null; empty where the profile names none
 * @param unit never null; empty where the profile names none
 */
public record ValueType(String type, String unit) {}
