package dev.flamelab.pprof;

/**
 * A line of a function.
 *
 * @param function null only in a profile that names none
 * @param line from 1; 0 when unknown
 * @param column from 1; 0 when unknown
 */
public record Line(Function function, long line, long column) {}
