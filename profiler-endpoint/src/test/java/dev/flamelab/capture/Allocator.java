package dev.flamelab.capture;

import com.sun.management.ThreadMXBean;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.lang.management.ManagementFactory;
import java.util.function.Predicate;

/** Allocates amounts that are known, since the thread's own counter says so. */
final class Allocator {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    // Loaded beforehand, since loading a class allocates too.
    private static volatile Object sink = new Single(0);

    private Allocator() {}

    /** Objects of all sizes. */
    static void mixed(long bytes) {
        long end = allocated() + bytes;
        while (allocated() < end) {
            for (int i = 0; i < 100; i++) {
                sink = new Object();
                sink = new byte[8 * i];
                sink = new long[100 * i];
                sink = new String[10];
            }
            sink = new byte[1 << 20];
        }
    }

    static void much(int objects) {
        allocate(objects);
    }

    static void little(int objects) {
        allocate(objects);
    }

    static void repeated(int objects) {
        allocate(objects);
    }

    static void rounded(int objects) {
        allocate(objects);
    }

    static void single(int objects) {
        for (int i = 0; i < objects; i++) {
            sink = new Single(i);
        }
    }

    private static void allocate(int objects) {
        for (int i = 0; i < objects; i++) {
            sink = new long[100];
        }
    }

    static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    static long objects(Profile profile, String method) {
        return sum(profile, 0, sample -> passes(sample, method));
    }

    static long bytes(Profile profile, String method) {
        return sum(profile, 1, sample -> passes(sample, method));
    }

    static long sum(Profile profile, int value, Predicate<Sample> which) {
        return profile.samples().stream()
                .filter(which)
                .mapToLong(sample -> sample.value(value))
                .sum();
    }

    static boolean passes(Sample sample, String method) {
        String name = Allocator.class.getName() + "." + method;
        return sample.stack().stream()
                .flatMap(location -> location.lines().stream())
                .anyMatch(line -> line.function().name().equals(name));
    }

    /** An object of 24 bytes. */
    record Single(long number) {}
}
