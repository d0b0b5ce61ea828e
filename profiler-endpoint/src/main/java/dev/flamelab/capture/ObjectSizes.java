package dev.flamelab.capture;

import dev.flamelab.pprof.Label;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows how many bytes an object of a class takes, from those that were met. Safe for use by any thread. */
final class ObjectSizes {
    // The JVM gives every object of a class the same size, unless it is an array.
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();

    /** Notes the size of an object that was met. */
    void met(String type, long bytes) {
        if (!isArray(type)) {
            sizes.put(type, bytes);
        }
    }

    /** The size of an object of this class; 0 when none was met, and for arrays. */
    long of(String type) {
        return sizes.getOrDefault(type, 0L);
    }

    /** Labels of a sample of memory: the same for the same site, though arrays come in all lengths. */
    static List<Label> labels(String type, long bytes) {
        return List.of(Label.number("bytes", isArray(type) ? roundedUp(bytes) : bytes, ""), Label.text("class", type));
    }

    private static boolean isArray(String type) {
        return type.endsWith("]");
    }

    private static long roundedUp(long bytes) {
        return bytes <= 1 ? 1 : Long.highestOneBit(bytes - 1) << 1;
    }
}
