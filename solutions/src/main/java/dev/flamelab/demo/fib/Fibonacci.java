package dev.flamelab.demo.fib;

/** Fibonacci numbers, worked out in the two ways that a caller may ask for. */
final class Fibonacci {
    private Fibonacci() {}

    /** The nth number: the sum of the two before it. */
    static long recursive(int n) {
        return iterative(n);
    }

    /** The nth number, counted up from the first two. */
    static long iterative(int n) {
        long current = 0;
        long next = 1;
        for (int i = 0; i < n; i++) {
            long sum = current + next;
            current = next;
            next = sum;
        }
        return current;
    }
}
