package dev.flamelab.capture;

import dev.flamelab.capture.Threads.Owner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Samples of CPU time, each of which stands for one interval. */
final class CpuSamples implements Samples {
    private final Map<Key, Long> met = new HashMap<>();
    private final Map<Site, Long> counts = new HashMap<>();
    private JfrType type;
    private int stack;
    private int thread;
    private long count;

    /** In one JFR chunk. */
    private record Key(long stack, long thread) implements ChunkStacks.WithStack {}

    @Override
    public Event event() {
        return Event.CPU;
    }

    @Override
    public List<JfrType> types(JfrChunk chunk) throws IOException {
        type = chunk.type("jdk.ExecutionSample");
        stack = type.field("stackTrace");
        thread = type.field("sampledThread");
        return List.of(type);
    }

    @Override
    public void add(JfrEvents sample) {
        met.merge(new Key(sample.number(stack), sample.number(thread)), 1L, Long::sum);
        count++;
    }

    @Override
    public void resolve(ChunkStacks stacks) throws IOException {
        List<Key> keys = new ArrayList<>(met.keySet());
        stacks.sort(keys);
        for (Key key : keys) {
            boolean own = stacks.threads().owner(key.thread) == Owner.PROFILER;
            counts.merge(Site.of(stacks.whole(key.stack), own), met.get(key), Long::sum);
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
        counts.forEach((site, samples) -> tally.add(site, samples, samples * interval));
        if (lost > 0) {
            tally.add(Site.of(tally.frames().lost()), lost, lost * interval);
        }
    }
}
