package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jfr.Configuration;
import one.profiler.AsyncProfiler;

/** Real recordings of a program that computes, allocates, keeps, locks and parks, by both recorders. */
final class TestRecordings {
    private static final Object MONITOR = new Object();
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static volatile Object sink;

    private TestRecordings() {}

    /** What async-profiler records of the program. @param options such as {@code event=cpu,alloc=16k} */
    static Path byAsyncProfiler(Path directory, String options, Duration length) throws Exception {
        Path file = Files.createTempFile(directory, "async-", ".jfr");
        AsyncProfiler profiler = AsyncProfiler.getInstance();
        profiler.execute("start,jfr,loglevel=none," + options + ",file=" + file);
        try {
            run(length);
        } finally {
            profiler.stop();
        }
        return file;
    }

    /**
     * What the JVM's flight recorder has of the program, with events of every kind; in a JVM of its own, since the JDK
     * takes no samples of CPU time where async-profiler has, and has left its signal handler.
     */
    static Path byJfr(Path directory, Duration length) throws Exception {
        Path file = Files.createTempFile(directory, "jfr-", ".jfr");
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TestRecordings.class.getName(),
                file.toString(),
                Long.toString(length.toMillis()));
        Path said = Files.createTempFile(directory, "jfr-", ".out");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
        return file;
    }

    /** @param arguments the file to write, and for how many milliseconds the program runs */
    public static void main(String[] arguments) throws Exception {
        record(Path.of(arguments[0]), Duration.ofMillis(Long.parseLong(arguments[1])));
    }

    private static void record(Path file, Duration length) throws Exception {
        try (var recording = new jdk.jfr.Recording(Configuration.getConfiguration("profile"))) {
            for (String waits : List.of("jdk.JavaMonitorEnter", "jdk.JavaMonitorWait", "jdk.ThreadPark")) {
                recording.enable(waits).withThreshold(Duration.ZERO);
            }
            recording.enable("jdk.ObjectAllocationInNewTLAB");
            recording.enable("jdk.ObjectAllocationOutsideTLAB");
            recording.enable("jdk.OldObjectSample").with("cutoff", "0 ns");
            // Of JDK 25; elsewhere nobody knows it.
            recording.enable("jdk.CPUTimeSample").with("throttle", "10ms");
            recording.start();
            run(length);
            // Objects count as old when a collection has found them alive.
            System.gc();
            recording.stop();
            recording.dump(file);
        }
    }

    /** What the flight recorder has of the program, with the events named and no others. */
    static Path byJfr(Path directory, Duration length, List<String> events) throws Exception {
        Path file = Files.createTempFile(directory, "jfr-", ".jfr");
        try (var recording = new jdk.jfr.Recording()) {
            events.forEach(recording::enable);
            recording.enable("jdk.ActiveSetting");
            recording.start();
            run(length);
            recording.stop();
            recording.dump(file);
        }
        return file;
    }

    private static void run(Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        List<byte[]> kept = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int depth = 3 * i;
            var thread = new Thread(() -> work(end, depth, kept), "wörker \u4e00 " + i);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        sink = kept;
    }

    private static void work(long end, int depth, List<byte[]> kept) {
        while (System.nanoTime() < end) {
            descend(depth);
            synchronized (MONITOR) {
                // Large enough to be among the few that the JDK watches.
                kept.add(new byte[50_000]);
                descend(1);
            }
            LOCK.lock();
            try {
                descend(2);
            } finally {
                LOCK.unlock();
            }
            LockSupport.parkNanos(100_000);
        }
    }

    private static void descend(int depth) {
        if (depth > 0) {
            descend(depth - 1);
            return;
        }
        double x = 1;
        for (int i = 0; i < 50_000; i++) {
            x += Math.sqrt(i + x);
            if (i % 100 == 0) {
                sink = new long[64];
            }
        }
        sink = x;
    }
}
