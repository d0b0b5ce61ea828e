package dev.flamelab.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was measured in one chunk, under the chunk's own numbers of stacks and classes. */
final class JfrSums {
    private final JfrChunk chunk;
    private final JfrRecorder recorder;
    // Of each source, null where it is not wanted.
    private final SumTable[] sums = new SumTable[JfrSource.values().length];
    // Of regions, which have them where others have a class.
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> nameNumbers = new HashMap<>();
    // Of threads by their numbers: 1 for one of the application, 2 for one of the profiler.
    private final LongTable threads = new LongTable();
    // Most samples are of the same thread as the one before.
    private long lastThread = -1;
    private boolean lastIsOurs;

    JfrSums(JfrChunk chunk, JfrRecorder recorder, Set<JfrProfiles.Kind> wanted) {
        this.chunk = chunk;
        this.recorder = recorder;
        for (JfrSource source : JfrSource.values()) {
            if (wanted.contains(source.kind())) {
                sums[source.ordinal()] = new SumTable();
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
        return of(source) != null;
    }

    /** The rows of a source that is wanted: stack, class or name, and twice the size of the object, plus 1 for our threads. */
    SumTable of(JfrSource source) {
        return sums[source.ordinal()];
    }

    /** Adds a sample. @param size of the object that it is of, 0 if it is of none or if that is not known */
    void add(JfrSource source, long stack, long type, long size, long thread, double count, double amount)
            throws IOException {
        SumTable table = of(source);
        if (table != null) {
            table.add(stack, type, 2 * size + (isOurs(thread) ? 1 : 0), count, amount);
        }
    }

    /** The number that stands for the name of a region where others have their class. */
    long nameNumber(String name) {
        Integer number = nameNumbers.get(name);
        if (number == null) {
            number = names.size();
            names.add(name);
            nameNumbers.put(name, number);
        }
        return number;
    }

    /** The name with this number. */
    String name(long number) {
        return names.get((int) number);
    }

    /** Starts the source anew. */
    void forget(JfrSource source) {
        sums[source.ordinal()] = new SumTable();
    }

    private boolean isOurs(long thread) throws IOException {
        if (thread == lastThread) {
            return lastIsOurs;
        }
        long known = threads.get(thread);
        if (known == 0) {
            known = Site.marks(chunk.threadName(thread)).isEmpty() ? 1 : 2;
            threads.add(thread, known);
        }
        lastThread = thread;
        lastIsOurs = known == 2;
        return lastIsOurs;
    }
}
