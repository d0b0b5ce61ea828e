package dev.flamelab.pprof;

/**
 * A function of the profiled program.
 *
 * @param name as people read it: {@code dev.flamelab.demo.fib.Fibonacci.recursive}
 * @param systemName as the program's runtime knows it: for a Java method with its descriptor
 * @param file the source file; empty when there is none
 * @param startLine the line that the function starts at, 0 when unknown
 */
public record Function(String name, String systemName, String file, long startLine) {}
