package dev.flamelab.demo.fib;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FibonacciTest {
    @ParameterizedTest(name = "number {0} is {1}")
    @CsvSource({"0, 0", "1, 1", "2, 1", "3, 2", "4, 3", "7, 13", "10, 55", "20, 6765", "30, 832040", "32, 2178309"})
    void bothWaysKnowTheSmallNumbers(int n, long number) {
        assertThat(Fibonacci.recursive(n)).isEqualTo(number);
        assertThat(Fibonacci.iterative(n)).isEqualTo(number);
    }

    @ParameterizedTest(name = "number {0} is {1}")
    @CsvSource({"40, 102334155", "50, 12586269025", "90, 2880067194370816120", "92, 7540113804746346429"})
    void theIterativeWayKnowsTheLargeNumbers(int n, long number) {
        assertThat(Fibonacci.iterative(n)).isEqualTo(number);
    }

    @Test
    void theRecursiveWayReachesItsBound() {
        assertThat(Fibonacci.recursive(40)).isEqualTo(102_334_155L);
    }

    @Test
    void eachNumberIsTheSumOfTheTwoBefore() {
        for (int n = 2; n <= 92; n++) {
            assertThat(Fibonacci.iterative(n))
                    .as("number %d", n)
                    .isEqualTo(Fibonacci.iterative(n - 1) + Fibonacci.iterative(n - 2));
        }
        for (int n = 2; n <= 25; n++) {
            assertThat(Fibonacci.recursive(n))
                    .as("number %d", n)
                    .isEqualTo(Fibonacci.recursive(n - 1) + Fibonacci.recursive(n - 2));
        }
    }
}
