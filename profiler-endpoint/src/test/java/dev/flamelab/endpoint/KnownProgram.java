package dev.flamelab.endpoint;

import com.sun.management.ThreadMXBean;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** A program of which it is known what its profiles must say: each thing it does once, it does three times elsewhere. */
final class KnownProgram {
    static final int PARKED = 40;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final List<Object> KEPT = new ArrayList<>();
    private static final List<Thread> PARKING = new ArrayList<>();
    private static final List<String> WAITS = List.of("jdk.JavaMonitorEnter", "jdk.JavaMonitorWait", "jdk.ThreadPark");
    private static final List<Runnable> LEAKS = List.of(KnownProgram::leakMuch, KnownProgram::leakLittle);
    private static final List<Runnable> LEAKS_TURNED = List.of(LEAKS.get(1), LEAKS.get(0));
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Object MONITOR = new Object();
    private static volatile Object sink;
    private static volatile double number;
    private static volatile boolean burning;

    private KnownProgram() {}

    public static void main(String[] arguments) throws Exception {
        var options = PprofOptions.loopback(0).service("known");
        var endpoint = TestEndpoint.await(PprofEndpoint.start(Vertx.vertx(), options));
        ChildJvm.obey(
                endpoint.port(),
                Map.of(
                        "burn", KnownProgram::burn,
                        "rest", KnownProgram::rest,
                        "allocate", KnownProgram::allocate,
                        "allocated", KnownProgram::allocated,
                        "leak", KnownProgram::leak,
                        "used", KnownProgram::used,
                        "wait", KnownProgram::waitThreeToOne,
                        "park", KnownProgram::park,
                        "threads", KnownProgram::threads,
                        "create", KnownProgram::create));
    }

    private static String burn() {
        burning = true;
        var thread = new Thread(
                () -> {
                    while (burning) {
                        burnMuch();
                        burnLittle();
                    }
                },
                "burner");
        thread.start();
        return "burning";
    }

    private static String rest() {
        burning = false;
        return "resting";
    }

    private static void burnMuch() {
        burn(Duration.ofMillis(33));
    }

    private static void burnLittle() {
        burn(Duration.ofMillis(11));
    }

    private static void burn(Duration cpu) {
        long end = THREADS.getCurrentThreadCpuTime() + cpu.toNanos();
        while (THREADS.getCurrentThreadCpuTime() < end) {
            double x = number;
            for (int i = 0; i < 20_000; i++) {
                x += Math.sqrt(i + x);
            }
            number = x;
        }
    }

    private static String allocate() {
        for (int i = 0; i < 500_000; i++) {
            allocateMuch();
            allocateLittle();
        }
        return "allocated";
    }

    private static void allocateMuch() {
        sink = new byte[3 * 1024 - 16];
    }

    private static void allocateLittle() {
        sink = new byte[1024 - 16];
    }

    /** What the JVM itself has counted, of the threads that live. */
    private static long allocated() {
        return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    private static String leak() {
        // By chance, else it might march in step with the sampling.
        var random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            for (Runnable leak : random.nextBoolean() ? LEAKS : LEAKS_TURNED) {
                leak.run();
                int churned = random.nextInt(10);
                for (int j = 0; j < churned; j++) {
                    churn();
                }
            }
        }
        return "leaked";
    }

    private static void leakMuch() {
        KEPT.add(new byte[6 * 1024 - 16]);
    }

    private static void leakLittle() {
        KEPT.add(new byte[2 * 1024 - 16]);
    }

    private static void churn() {
        sink = new byte[4 * 1024 - 16];
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Says how long the JVM's own events say that it waited in all, and how often. */
    private static String waitThreeToOne() throws Exception {
        try (var recording = new Recording()) {
            for (String event : WAITS) {
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
            boolean ours = WAITS.contains(event.getEventType().getName())
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

    private static String park() {
        for (int i = 0; i < PARKED; i++) {
            var thread = new Thread(KnownProgram::parked, "parked-" + i);
            thread.setDaemon(true);
            thread.start();
            PARKING.add(thread);
        }
        for (Thread thread : PARKING) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        return "parked";
    }

    private static void parked() {
        while (true) {
            LockSupport.park();
        }
    }

    /** Without the profiler's own, and those of the JVM's recorder that works for it. */
    private static long threads() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && !thread.getThreadName().matches("(flamelab-|JFR ).*"))
                .count();
    }

    private static String create() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            createMuch();
            createLittle();
        }
        return "created";
    }

    private static void createMuch() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            started();
        }
    }

    private static void createLittle() throws InterruptedException {
        started();
    }

    private static void started() throws InterruptedException {
        var thread = new Thread(() -> sink = MONITOR);
        thread.start();
        thread.join();
    }
}
