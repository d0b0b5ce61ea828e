package dev.flamelab.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this JVM has done so far.
 *
 * @param units of work
 * @param cpuNanos of all of the process, but for the readings of the yardstick
 * @param readings of the yardstick
 * @param readNanos what these say
 * @param blocked how often the calling thread has waited for a monitor
 * @param waited how often it has been parked
 * @param allocated bytes, by the same thread
 * @param started threads
 */
record Meter(
        long units,
        long cpuNanos,
        long readings,
        long readNanos,
        long blocked,
        long waited,
        long allocated,
        long started) {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    static Meter now(Work work, Yardstick yardstick) {
        long self = Thread.currentThread().getId();
        var thread = THREADS.getThreadInfo(self);
        return new Meter(
                work.units(),
                PROCESS.getProcessCpuTime() - yardstick.cpuNanos(),
                yardstick.readings(),
                yardstick.readNanos(),
                thread.getBlockedCount(),
                thread.getWaitedCount(),
                THREADS.getThreadAllocatedBytes(self),
                THREADS.getTotalStartedThreadCount());
    }

    Meter since(Meter before) {
        return new Meter(
                units - before.units,
                cpuNanos - before.cpuNanos,
                readings - before.readings,
                readNanos - before.readNanos,
                blocked - before.blocked,
                waited - before.waited,
                allocated - before.allocated,
                started - before.started);
    }

    /** Its numbers in their order. */
    String line() {
        return units + " " + cpuNanos + " " + (double) readNanos / readings + " " + blocked + " " + waited + " "
                + allocated + " " + started;
    }
}
