package dev.flamelab.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * How fast the processor is just now: on a machine that is shared, or whose clock changes, the same work takes a tenth
 * more or less from one second to the next. It calls and adds and touches nothing that an endpoint could make dearer.
 * The slowest calls of each reading are left out, since a profiler may have interrupted those: what it costs must not
 * pass for a slow processor.
 */
final class Yardstick {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int DEPTH = 15;
    private static final int CALLS = 101;
    private static final int CALLS_THAT_COUNT = 80;

    private final long[] nanos = new long[CALLS];
    private long readings;
    private long readNanos;
    private long cpuNanos;
    private long sum;

    /** One reading, about a quarter of a millisecond long. */
    void read() {
        long before = THREADS.getCurrentThreadCpuTime();
        for (int call = 0; call < CALLS; call++) {
            long start = System.nanoTime();
            sum += calls(DEPTH);
            nanos[call] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        for (int call = 0; call < CALLS_THAT_COUNT; call++) readNanos += nanos[call];
        readings++;
        cpuNanos += THREADS.getCurrentThreadCpuTime() - before;
    }

    /** Its own, so that nothing the compiler does to the work's happens to it. */
    private static long calls(int n) {
        return n < 2 ? n : calls(n - 1) + calls(n - 2);
    }

    long readings() {
        return readings;
    }

    /** What the calls that count have taken in all readings. */
    long readNanos() {
        return readNanos;
    }

    /** What the readings themselves have taken. */
    long cpuNanos() {
        return cpuNanos;
    }

    /** To be printed in the end, so that no compiler may leave the calls out. */
    long sum() {
        return sum;
    }
}
