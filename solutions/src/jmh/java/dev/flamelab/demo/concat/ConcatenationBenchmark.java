package dev.flamelab.demo.concat;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Strings put together without the service around them, as the article's {@code concat_test.go} has them. */
@State(Scope.Thread)
public class ConcatenationBenchmark {
    @Param({"10", "50"})
    public int count;

    @Benchmark
    public String concat() {
        return Concatenation.repeat("test", count);
    }
}
