package dev.flamelab.endpoint;

import com.sun.management.GarbageCollectorMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the JVM knows of its memory, under the keys that Go's heap text has. Those without an equal are left out. */
final class MemoryStatistics {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String MAX_RSS = "VmHWM:";

    private MemoryStatistics() {}

    static List<String> lines() {
        List<String> lines = new ArrayList<>();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        add(lines, "Alloc", heap.getUsed());
        addTotal(lines);
        add(lines, "Sys", heap.getCommitted() + other.getCommitted());
        add(lines, "HeapAlloc", heap.getUsed());
        add(lines, "HeapSys", heap.getCommitted());
        add(lines, "HeapIdle", heap.getCommitted() - heap.getUsed());
        add(lines, "HeapInuse", heap.getUsed());
        add(lines, "OtherSys", other.getCommitted());
        addCollections(lines);
        addMaxRss(lines);
        return lines;
    }

    /** Newer JVMs tell: older ones forget what threads that have ended allocated. */
    private static void addTotal(List<String> lines) {
        try {
            Object total = com.sun.management.ThreadMXBean.class
                    .getMethod("getTotalThreadAllocatedBytes")
                    .invoke(ManagementFactory.getThreadMXBean());
            if ((long) total >= 0) {
                add(lines, "TotalAlloc", (long) total);
            }
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Then this line is missing.
        }
    }

    private static void addCollections(List<String> lines) {
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        long last = 0;
        long count = 0;
        for (var collector : ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class)) {
            count += Math.max(0, collector.getCollectionCount());
            if (collector.getLastGcInfo() != null) {
                last = Math.max(last, started + collector.getLastGcInfo().getEndTime());
            }
        }
        add(lines, "LastGC", last * 1_000_000);
        add(lines, "NumGC", count);
    }

    /** Where the operating system tells, as Go does. */
    private static void addMaxRss(List<String> lines) {
        if (!Files.isReadable(STATUS)) {
            return;
        }
        try {
            Files.readAllLines(STATUS, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith(MAX_RSS))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .forEach(kilobytes -> add(lines, "MaxRSS", Long.parseLong(kilobytes) << 10));
        } catch (IOException e) {
            // Then this line is missing, as on systems without it.
        }
    }

    private static void add(List<String> lines, String key, long value) {
        lines.add("# " + key + " = " + value);
    }
}
