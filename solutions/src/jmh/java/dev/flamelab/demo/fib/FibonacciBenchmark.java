package dev.flamelab.demo.fib;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Fibonacci numbers without the service around them, as the article's {@code fib_test.go} has them. */
@State(Scope.Thread)
public class FibonacciBenchmark {
    @Param({"1", "2", "3", "10", "20", "40"})
    public int n;

    @Benchmark
    public long recursive() {
        return Fibonacci.recursive(n);
    }

    @Benchmark
    public long iterative() {
        return Fibonacci.iterative(n);
    }
}
