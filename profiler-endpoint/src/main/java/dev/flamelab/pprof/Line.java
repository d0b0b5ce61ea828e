package dev.flamelab.pprof;

import java.util.Objects;

/**
 * A line of a function.
 *
 * @param function never null: a place without symbols has no lines at all
 * @param line from 1; 0 when unknown
 * @param column from 1; 0 when unknown
 */
public record Line(Function function, long line, long column) {
    public Line {
        Objects.requireNonNull(function, "function");
    }
}
