package dev.flamelab.capture;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Looks at the threads that the operating system runs: all up to JDK 20, and virtual ones' carriers later. */
final class PlatformThreads {
    /** All threads stand still while some are looked at. */
    private static final int AT_ONCE = 100;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private PlatformThreads() {}

    static long count() {
        return THREADS.getThreadCount();
    }

    /** Their numbers, the oldest first. */
    static long[] ids() {
        long[] ids = THREADS.getAllThreadIds();
        Arrays.sort(ids);
        return ids;
    }

    /**
     * Shows those of the threads that are still there.
     *
     * @param depth how many frames to show of each
     * @param reader answers whether it wants more
     */
    static void read(long[] ids, int depth, Predicate<LiveThread> reader) {
        for (int from = 0; from < ids.length; from += AT_ONCE) {
            long[] some = Arrays.copyOfRange(ids, from, Math.min(ids.length, from + AT_ONCE));
            for (ThreadInfo info : THREADS.getThreadInfo(some, depth)) {
                if (info != null && !reader.test(thread(info))) {
                    return;
                }
            }
        }
    }

    private static LiveThread thread(ThreadInfo info) {
        String blocker = info.getLockName() == null ? "" : info.getLockName();
        if (info.getLockOwnerId() >= 0) {
            blocker += " held by " + info.getLockOwnerId();
        }
        return new LiveThread(
                info.getThreadId(),
                info.getThreadName(),
                false,
                info.getThreadState(),
                blocker,
                List.of(info.getStackTrace()));
    }
}
