package dev.flamelab.endpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Waits for locks and for another thread, of the known program: three times as long in one place as in the other. */
final class KnownWaits {
    private static final List<String> EVENTS = List.of("jdk.JavaMonitorEnter", "jdk.JavaMonitorWait", "jdk.ThreadPark");
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Object MONITOR = new Object();
    private static volatile Object sink;

    private KnownWaits() {}

    /** Says how long the JVM's own events say that it waited in all, and how often. */
    static String threeToOne() throws Exception {
        try (var recording = new Recording()) {
            for (String event : EVENTS) {
                recording.enable(event).withThreshold(Duration.ZERO).withStackTrace();
            }
            recording.start();
            for (int i = 0; i < 15; i++) {
                waitMuch();
                waitLittle();
                exchange();
            }
            recording.stop();
            Path file = Files.createTempFile("waits", ".jfr");
            recording.dump(file);
            return sum(file, "waitMuch", "waitLittle");
        }
    }

    private static void waitMuch() throws InterruptedException {
        waitForMonitor(Duration.ofMillis(45));
        waitForLock(Duration.ofMillis(45));
    }

    private static void waitLittle() throws InterruptedException {
        waitForMonitor(Duration.ofMillis(15));
        waitForLock(Duration.ofMillis(15));
    }

    private static void waitForMonitor(Duration held) throws InterruptedException {
        var taken = new CountDownLatch(1);
        Thread me = Thread.currentThread();
        var holder = new Thread(() -> {
            synchronized (MONITOR) {
                taken.countDown();
                holdUntilWaitedFor(me, Thread.State.BLOCKED, held);
            }
        });
        holder.start();
        taken.await();
        synchronized (MONITOR) {
            sink = MONITOR;
        }
        holder.join();
    }

    private static void waitForLock(Duration held) throws InterruptedException {
        var taken = new CountDownLatch(1);
        Thread me = Thread.currentThread();
        var holder = new Thread(() -> {
            LOCK.lock();
            try {
                taken.countDown();
                holdUntilWaitedFor(me, Thread.State.WAITING, held);
            } finally {
                LOCK.unlock();
            }
        });
        holder.start();
        while (taken.getCount() > 0) {
            Thread.onSpinWait();
        }
        LOCK.lock();
        LOCK.unlock();
        holder.join();
    }

    private static void holdUntilWaitedFor(Thread waiter, Thread.State state, Duration held) {
        while (waiter.getState() != state) {
            Thread.onSpinWait();
        }
        long end = System.nanoTime() + held.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static void exchange() throws InterruptedException {
        var queue = new SynchronousQueue<String>();
        var giver = new Thread(() -> {
            LockSupport.parkNanos(5_000_000);
            queue.offer("given");
        });
        giver.start();
        handOver(queue);
        // Not in there: a thread that ends holds its own monitor for a moment, which joining may have to wait for.
        giver.join();
    }

    /** A wait for another thread, but for no lock. */
    private static void handOver(SynchronousQueue<String> queue) throws InterruptedException {
        queue.poll(1, TimeUnit.SECONDS);
    }

    private static String sum(Path file, String... methods) throws Exception {
        long nanos = 0;
        int count = 0;
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            // What other recordings ask for is in this one too.
            boolean ours = EVENTS.contains(event.getEventType().getName())
                    && event.getStackTrace() != null
                    && event.getStackTrace().getFrames().stream().anyMatch(frame -> List.of(methods)
                            .contains(frame.getMethod().getName()));
            if (ours) {
                nanos += event.getDuration().toNanos();
                count++;
            }
        }
        Files.delete(file);
        return nanos + " " + count;
    }
}
