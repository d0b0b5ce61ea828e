package dev.flamelab.pprof;

/**
 * A function of the profiled program.
 *
 * @param name as people read it: {@code dev.flamelab.demo.fib.Fibonacci.recursive}
 * @param systemName as the program's runtime knows it: for a Java method with its descriptor
 * @param file the source file; empty when there is none
 * @param startLine the line that the function starts at, 0 when unknown
 */
public record Function(String name, String systemName, String file, long startLine) {
    // Written out, since a program that ends soon would spend more time on having them made than on all else here.

    @Override
    public boolean equals(Object other) {
        return other instanceof Function that
                && startLine == that.startLine
                && name.equals(that.name)
                && systemName.equals(that.systemName)
                && file.equals(that.file);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * name.hashCode() + systemName.hashCode()) + file.hashCode()) + Long.hashCode(startLine);
    }
}
