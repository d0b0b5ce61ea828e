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

    // Written out, since a program that ends soon would spend more time on having them made than on all else here.

    @Override
    public boolean equals(Object other) {
        return other instanceof Line that
                && line == that.line
                && column == that.column
                && function.equals(that.function);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * function.hashCode() + Long.hashCode(line)) + Long.hashCode(column);
    }
}
