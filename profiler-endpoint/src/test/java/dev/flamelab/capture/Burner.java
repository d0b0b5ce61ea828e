package dev.flamelab.capture;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** Work whose cost is known exactly, since it lasts until the thread's own CPU clock says so, however busy it is here. */
final class Burner {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static volatile double sink;

    private Burner() {}

    static void hot(Duration cpu) {
        burn(cpu);
    }

    static void cold(Duration cpu) {
        burn(cpu);
    }

    static void first(Duration cpu) {
        burn(cpu);
    }

    static void second(Duration cpu) {
        burn(cpu);
    }

    static void nested(int depth, Duration cpu) {
        if (depth == 0) {
            burn(cpu);
        } else {
            nested(depth - 1, cpu);
        }
    }

    static void burn(Duration cpu) {
        long end = THREADS.getCurrentThreadCpuTime() + cpu.toNanos();
        while (THREADS.getCurrentThreadCpuTime() < end) {
            spin();
        }
    }

    private static void spin() {
        double x = sink;
        for (int i = 0; i < 20_000; i++) {
            x += Math.sqrt(i + x);
        }
        sink = x;
    }

    /** CPU seconds of the stacks with this method of this class. */
    static double seconds(Profile profile, String method) {
        return profile.samples().stream()
                        .filter(sample -> passes(sample, method))
                        .mapToLong(sample -> sample.value(1))
                        .sum()
                / 1e9;
    }

    static double seconds(Profile profile) {
        return profile.samples().stream().mapToLong(sample -> sample.value(1)).sum() / 1e9;
    }

    /** What the one method takes of both, in percent. */
    static double shareOf(Profile profile, String one, String other) {
        double seconds = seconds(profile, one);
        return 100 * seconds / (seconds + seconds(profile, other));
    }

    static boolean passes(Sample sample, String method) {
        String name = Burner.class.getName() + "." + method;
        return sample.stack().stream()
                .flatMap(location -> location.lines().stream())
                .anyMatch(line -> line.function().name().equals(name));
    }
}
