package dev.flamelab.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A service at work, of which many profiles are taken; when told to, it says what it holds of the machine. */
public final class SoakProbe {
    /** A finalizer or a cleaner may need another turn. */
    private static final int COLLECTIONS = 3;

    /** A third of a core, more or less, so that there is something to see and room to look. */
    private static final int UNITS_AT_ONCE = 100;

    private static final long NANOS_BETWEEN = 4_000_000;

    private static final String STATUS = "/proc/self/status";

    private SoakProbe() {}

    public static void main(String[] arguments) {
        var attachment = Attachment.usual("soak");
        ParentWatch.start(line -> {
            if (line.equals("close")) attachment.detach();
            System.out.println("holds " + held());
        });
        try (attachment;
                var work = new Work()) {
            attachment.attach();
            System.out.println("ready " + attachment.profiles());
            // Until whoever started us ends us.
            while (true) {
                for (int i = 0; i < UNITS_AT_ONCE; i++) work.unit();
                LockSupport.parkNanos(NANOS_BETWEEN);
            }
        }
    }

    /** Threads, open file descriptors, temporary files, bytes: heap, resident, direct. What is not known here is -1. */
    private static String held() {
        for (int i = 0; i < COLLECTIONS; i++) System.gc();
        var process = ManagementFactory.getOperatingSystemMXBean();
        return ManagementFactory.getThreadMXBean().getThreadCount() + " "
                + (process instanceof UnixOperatingSystemMXBean unix ? unix.getOpenFileDescriptorCount() : -1) + " "
                + temporaryFiles() + " "
                + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + " "
                + resident() + " "
                + direct();
    }

    /** Of this JVM alone, for it has a folder of its own for them. */
    private static long temporaryFiles() {
        try (var files = Files.walk(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long resident() {
        try (var lines = Files.lines(Path.of(STATUS))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }

    /** Netty keeps its own account, beside the JVM's. */
    private static long direct() {
        long known = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return known + Math.max(0, PlatformDependent.usedDirectMemory());
    }
}
