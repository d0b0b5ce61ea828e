package dev.flamelab.endpoint;

import com.sun.management.ThreadMXBean;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * A program of which it is known what its profiles must say: each thing it does once, it does three times elsewhere.
 */
final class KnownProgram {
    static final int PARKED = 40;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final List<Object> KEPT = new ArrayList<>();
    private static final List<Thread> PARKING = new ArrayList<>();
    private static final List<Runnable> LEAKS = List.of(KnownProgram::leakMuch, KnownProgram::leakLittle);
    private static final List<Runnable> LEAKS_TURNED = List.of(LEAKS.get(1), LEAKS.get(0));
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
                        "wait", KnownWaits::threeToOne,
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
        var thread = new Thread(() -> sink = PARKING);
        thread.start();
        thread.join();
    }
}
