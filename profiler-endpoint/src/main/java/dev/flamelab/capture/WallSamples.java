package dev.flamelab.capture;

import dev.flamelab.capture.Threads.Owner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Samples of all threads, whether they run or wait. The profiler goes round: with many threads, or on a busy machine, a
 * round takes longer than the interval, so how long one took is found out by counting rounds. The thread that was met
 * most often was met in every one of them.
 */
final class WallSamples implements Samples {
    private final Map<Key, Long> met = new HashMap<>();
    private final Map<Site, Long> counts = new HashMap<>();
    private final Map<Long, Long> rounds = new HashMap<>();
    private JfrType type;
    private int stack;
    private int thread;
    private int samples;
    private long count;

    /** In one JFR chunk. */
    private record Key(long stack, long thread) implements ChunkStacks.WithStack {}

    @Override
    public Event event() {
        return Event.WALL;
    }

    @Override
    public List<JfrType> types(JfrChunk chunk) throws IOException {
        type = chunk.type("profiler.WallClockSample");
        stack = type.field("stackTrace");
        thread = type.field("sampledThread");
        samples = type.field("samples");
        return List.of(type);
    }

    /** A thread that waits is recorded once for many rounds. */
    @Override
    public void add(JfrEvents sample) {
        long number = sample.number(samples);
        met.merge(new Key(sample.number(stack), sample.number(thread)), number, Long::sum);
        rounds.merge(sample.number(thread), number, Long::sum);
        count += number;
    }

    /** Without the JVM's own threads: they are many, and always wait. */
    @Override
    public void resolve(ChunkStacks stacks) throws IOException {
        List<Key> keys = new ArrayList<>(met.keySet());
        stacks.sort(keys);
        for (Key key : keys) {
            Owner owner = stacks.threads().owner(key.thread);
            if (owner != Owner.JVM) {
                counts.merge(Site.of(stacks.whole(key.stack), owner == Owner.PROFILER), met.get(key), Long::sum);
            }
        }
        met.clear();
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public void tally(Tally tally, long interval, long nanos, long lost) {
        tally.measured(interval, nanos);
        long most = rounds.values().stream().mapToLong(Long::longValue).max().orElse(1);
        counts.forEach((site, number) -> tally.add(site, number, (double) number * nanos / most));
    }
}
