package dev.flamelab.capture;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much of the heap was in use when garbage was collected last. A pool's own {@code getCollectionUsage} will not do:
 * it is of the last collection of that pool, which for the old generation may be long ago or never. The collectors
 * tell of all pools; measured with G1, Serial, Parallel, ZGC and Shenandoah on JDK 17 and 25, that is what the JVM's
 * own events say, too.
 */
final class HeapUse {
    private HeapUse() {}

    /** In bytes; 0 when nothing has been collected yet. */
    static long afterLastCollection() {
        Set<String> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.toSet());
        return ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
                .map(GarbageCollectorMXBean::getLastGcInfo)
                // Concurrent collectors have an entry for their pauses, which knows of no pools.
                .filter(info -> info != null && used(info, heap) > 0)
                .max(Comparator.comparingLong(GcInfo::getEndTime))
                .map(info -> used(info, heap))
                .orElse(0L);
    }

    private static long used(GcInfo info, Set<String> heap) {
        return info.getMemoryUsageAfterGc().entrySet().stream()
                .filter(pool -> heap.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }
}
