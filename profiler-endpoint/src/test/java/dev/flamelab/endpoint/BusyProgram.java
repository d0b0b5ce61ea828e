package dev.flamelab.endpoint;

import com.sun.management.ThreadMXBean;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import one.profiler.AsyncProfiler;

/** A program that asks much of whoever profiles it, and of the machine that both are on. */
final class BusyProgram {
    private static final int VIRTUAL_THREADS = 1_000_000;
    private static final int DEPTH = 60;
    private static final int LARGE = 512 * 1024;
    private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Path TMP = Path.of(System.getProperty("java.io.tmpdir"));
    private static volatile Object sink;
    private static volatile double number;
    private static volatile boolean churning;

    private BusyProgram() {}

    public static void main(String[] arguments) throws Exception {
        var options = PprofOptions.loopback(0).service("busy").chunkBytes(Long.getLong("chunk", 16 << 20));
        var endpoint = TestEndpoint.await(PprofEndpoint.start(Vertx.vertx(), options));
        Map<String, Callable<?>> commands = new HashMap<>();
        commands.put("exit", BusyProgram::exit);
        commands.put("own", BusyProgram::own);
        commands.put("disown", () -> AsyncProfiler.getInstance().execute("stop").strip());
        commands.put("nearly fill", () -> fill(20));
        commands.put("fill", () -> fill(0));
        commands.put("empty", () -> Files.deleteIfExists(TMP.resolve("filling")));
        commands.put("work", BusyProgram::work);
        commands.put("churn", BusyProgram::churn);
        commands.put("rest", BusyProgram::rest);
        commands.put("allocated", BusyProgram::allocated);
        commands.put("virtual", BusyProgram::startVirtualThreads);
        ChildJvm.obey(endpoint.port(), commands);
    }

    private static String exit() {
        System.exit(7);
        return "";
    }

    /** As an agent of somebody else does, who takes the profiler from whoever has it. */
    private static String own() throws IOException {
        AsyncProfiler.getInstance().execute("stop");
        AsyncProfiler.getInstance().execute("start,event=cpu,jfr,file=" + TMP.resolve("theirs.jfr"));
        return "owned";
    }

    /** Leaves so many megabytes of the directory for temporary files, 0 for none at all. */
    private static String fill(long left) throws IOException {
        var store = Files.getFileStore(TMP);
        byte[] megabyte = new byte[1 << 20];
        try (OutputStream file =
                Files.newOutputStream(TMP.resolve("filling"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (left == 0 || store.getUsableSpace() > left << 20) {
                file.write(megabyte);
            }
        } catch (IOException e) {
            // That is as full as it gets.
        }
        return "left " + store.getUsableSpace();
    }

    private static String work() {
        var thread = new Thread(
                () -> {
                    while (true) {
                        number = Math.sqrt(number + 1);
                    }
                },
                "working");
        thread.setDaemon(true);
        thread.start();
        return "working";
    }

    /** As fast as it can, and nearly each time by another stack. */
    private static String churn() {
        churning = true;
        var thread = new Thread(
                () -> {
                    for (long i = 0; churning; i++) {
                        left(DEPTH, i * 0x9E3779B97F4A7C15L);
                    }
                    // Stays, for the JVM forgets what threads allocated that have ended.
                    parked(new CountDownLatch(1));
                },
                "churning");
        thread.setDaemon(true);
        thread.start();
        return "churning";
    }

    private static String rest() {
        churning = false;
        return "resting";
    }

    private static void left(int depth, long way) {
        go(depth, way);
    }

    private static void right(int depth, long way) {
        go(depth, way);
    }

    private static void go(int depth, long way) {
        if (depth == 0) {
            sink = new byte[LARGE - 16];
        } else if ((way & 1) == 0) {
            left(depth - 1, way >>> 1);
        } else {
            right(depth - 1, way >>> 1);
        }
    }

    private static long allocated() {
        return Arrays.stream(BEAN.getThreadAllocatedBytes(BEAN.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    /** By reflection, for JDK 17 has none. */
    private static String startVirtualThreads() throws Exception {
        var start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        var started = new CountDownLatch(VIRTUAL_THREADS);
        Runnable task = () -> parked(started);
        for (int i = 0; i < VIRTUAL_THREADS; i++) {
            start.invoke(null, task);
        }
        started.await();
        return "started";
    }

    private static void parked(CountDownLatch started) {
        started.countDown();
        while (true) {
            LockSupport.park();
        }
    }
}
