package dev.flamelab.capture;

import dev.flamelab.pprof.Label;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows how many bytes an object of a class takes, from the last one that was met. That is exact where all objects of a
 * class have one size: not for arrays, which are left out, nor for objects of {@code java.lang.Class}, which hold what
 * is static in theirs, nor for lambdas, whose many classes have one name here. Safe for use by any thread.
 */
final class ObjectSizes {
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();
    private final Map<Labelled, List<Label>> labels = new ConcurrentHashMap<>();

    private record Labelled(String type, long bytes, boolean ofProfiler) {}

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

    /**
     * Labels of a sample of memory: the same for the same site, though arrays come in all lengths, and one object
     * wherever they are equal, so that they are written quickly.
     *
     * @param ofProfiler whether a thread of the profiler allocated it
     */
    List<Label> labels(String type, long bytes, boolean ofProfiler) {
        long size = shown(type, bytes);
        return labels.computeIfAbsent(new Labelled(type, size, ofProfiler), key -> {
            Label number = Label.number("bytes", size, "");
            Label text = Label.text("class", type);
            return ofProfiler ? List.of(number, text, Site.PROFILER) : List.of(number, text);
        });
    }

    /** The size that stands for it in labels: arrays come in too many. */
    static long shown(String type, long bytes) {
        return isArray(type) ? roundedUp(bytes) : bytes;
    }

    private static boolean isArray(String type) {
        return type.endsWith("]");
    }

    private static long roundedUp(long bytes) {
        return bytes <= 1 ? 1 : Long.highestOneBit(bytes - 1) << 1;
    }
}
