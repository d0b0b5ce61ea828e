package dev.flamelab.bench;

import dev.flamelab.endpoint.PprofOptions;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

/** A service with many distinct stacks: it has allocated at them, or has a thread waiting at each. */
public final class SnapshotProbe {
    /** The smallest that is allowed, and objects so large that one of 400 is missed. */
    private static final int INTERVAL = 64 << 10;

    private static final int OBJECT = 6 * INTERVAL;

    /** As a service goes on allocating at some of its sites while it is looked at: some 1,000 in a second. */
    private static final int SITES_AT_ONCE = 10;

    private static final long NANOS_BETWEEN = 10_000_000;

    private static volatile byte[] last;

    private SnapshotProbe() {}

    /** @param arguments what there are many of, and how many */
    public static void main(String[] arguments) throws Exception {
        ParentWatch.start(line -> {});
        int count = Integer.parseInt(arguments[1]);
        var options = PprofOptions.loopback(0).service("snapshot").allocIntervalBytes(INTERVAL);
        try (var attachment = new Attachment(options)) {
            attachment.attach();
            Runnable ready = () -> System.out.println("ready " + attachment.profiles());
            switch (arguments[0]) {
                case "sites" -> allocate(count, ready);
                case "threads" -> park(count, Thread::new, ready);
                default -> park(count, virtualThreads(), ready);
            }
        }
    }

    /** Once at each site, then at some of them in turn, until whoever started us ends us. */
    private static void allocate(int count, Runnable ready) {
        for (int number = 0; ; number++) {
            if (number == count) ready.run();
            Stacks.at(number % count, () -> last = new byte[OBJECT]);
            if (number >= count && number % SITES_AT_ONCE == 0) LockSupport.parkNanos(NANOS_BETWEEN);
        }
    }

    /** It is ready when all of them wait; then it waits too, until whoever started us ends us. */
    private static void park(int count, BiFunction<Runnable, String, Thread> kind, Runnable ready)
            throws InterruptedException {
        var there = new CountDownLatch(count);
        var never = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            int own = number;
            var thread = kind.apply(() -> Stacks.at(own, () -> await(there, never)), "waiting-" + number);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        there.await();
        ready.run();
        never.await();
    }

    private static void await(CountDownLatch there, CountDownLatch never) {
        there.countDown();
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** By reflection, since this is compiled for a JDK that has none. */
    private static BiFunction<Runnable, String, Thread> virtualThreads() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Class<?> type = Class.forName("java.lang.Thread$Builder$OfVirtual");
        Method unstarted = type.getMethod("unstarted", Runnable.class);
        return (task, name) -> {
            try {
                return (Thread) unstarted.invoke(builder, task);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
