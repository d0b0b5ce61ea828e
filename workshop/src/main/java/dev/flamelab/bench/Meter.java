package dev.flamelab.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What this JVM has done so far.
 *
 * @param units of work
 * @param cpuNanos of all of the process, but for the readings of the yardstick
 * @param readings of the yardstick
 * @param readNanos what these say
 * @param blocked how often the threads that work, the calling one and its neighbour, have waited for a monitor
 * @param waited how often they have been parked
 * @param allocated bytes, by the same threads
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
        var workers = new long[] {Thread.currentThread().getId(), work.neighbour()};
        var threads = THREADS.getThreadInfo(workers);
        return new Meter(
                work.units(),
                PROCESS.getProcessCpuTime() - yardstick.cpuNanos(),
                yardstick.readings(),
                yardstick.readNanos(),
                Stream.of(threads).mapToLong(ThreadInfo::getBlockedCount).sum(),
                Stream.of(threads).mapToLong(ThreadInfo::getWaitedCount).sum(),
                LongStream.of(THREADS.getThreadAllocatedBytes(workers)).sum(),
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
