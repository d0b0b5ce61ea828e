package dev.flamelab.demo.fib;

/** Fibonacci numbers, worked out in two ways: by their definition, and by adding up from the start. */
final class Fibonacci {
    private Fibonacci() {}

    /** The nth number, by the definition: each is the sum of the two before it. */
    static long recursive(int n) {
        if (n < 2) {
            return n;
        }
        return recursive(n - 1) + recursive(n - 2);
    }

    /** The nth number, starting at the first two and going up. */
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
