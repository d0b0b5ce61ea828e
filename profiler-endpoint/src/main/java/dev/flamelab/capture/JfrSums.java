package dev.flamelab.capture;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What was measured in one chunk, under the chunk's own numbers of stacks and classes. */
final class JfrSums {
    private final JfrChunk chunk;
    private final JfrRecorder recorder;
    private final Map<JfrSource, SumTable> sums = new EnumMap<>(JfrSource.class);
    // Of threads by their numbers: 1 for one of the application, 2 for one of the profiler.
    private final LongTable threads = new LongTable();

    JfrSums(JfrChunk chunk, JfrRecorder recorder, Set<JfrProfiles.Kind> wanted) {
        this.chunk = chunk;
        this.recorder = recorder;
        for (JfrSource source : JfrSource.values()) {
            if (wanted.contains(source.kind())) {
                sums.put(source, new SumTable());
            }
        }
    }

    JfrChunk chunk() {
        return chunk;
    }

    JfrRecorder recorder() {
        return recorder;
    }

    boolean isWanted(JfrSource source) {
        return sums.containsKey(source);
    }

    /** The rows of a source that is wanted: stack, class, and twice the size of the object, plus 1 for our threads. */
    SumTable of(JfrSource source) {
        return sums.get(source);
    }

    /** Adds a sample. @param size of the object that it is of, 0 if it is of none or if that is not known */
    void add(JfrSource source, long stack, long type, long size, long thread, double count, double amount)
            throws IOException {
        SumTable table = sums.get(source);
        if (table != null) {
            table.add(stack, type, 2 * size + (isOurs(thread) ? 1 : 0), count, amount);
        }
    }

    /** Starts the source anew. */
    void forget(JfrSource source) {
        sums.put(source, new SumTable());
    }

    private boolean isOurs(long thread) throws IOException {
        long known = threads.get(thread);
        if (known == 0) {
            known = Site.marks(chunk.threadName(thread)).isEmpty() ? 1 : 2;
            threads.add(thread, known);
        }
        return known == 2;
    }
}
