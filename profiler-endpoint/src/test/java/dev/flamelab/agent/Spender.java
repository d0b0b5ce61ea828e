package dev.flamelab.agent;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** A program that allocates from its first line on, and tells how much the JVM says that was. */
final class Spender {
    private static final long BYTES = 400L << 20;
    private static volatile Object sink;

    private Spender() {}

    public static void main(String[] arguments) throws IOException {
        boolean waited = Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("flamelab-agent"));
        long spent = spend();
        System.out.println(waited);
        System.out.println(spent);
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Told to go on.
        }
    }

    private static long spend() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long own = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(own);
        long now = before;
        while (now < before + BYTES) {
            for (int i = 0; i < 1000; i++) {
                sink = new byte[i];
            }
            now = threads.getThreadAllocatedBytes(own);
        }
        return now - before;
    }
}
