package dev.flamelab.capture;

import dev.flamelab.capture.Threads.Owner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Samples of allocations. The JVM takes one each time that another interval of bytes has been allocated, the interval
 * being drawn at random each time. So large objects are met more often than small ones: an object of s bytes is with
 * probability p = 1 - exp(-s / interval), and when it is met, it stands for 1 / p objects of its size. Go does the same.
 */
final class AllocSamples implements Samples {
    private static final String IN_TLAB = "jdk.ObjectAllocationInNewTLAB";

    private final ObjectSizes sizes;
    private final Map<Key, Long> met = new HashMap<>();
    private final Map<SizedSite, Long> counts = new HashMap<>();
    private final List<Alloc> types = new ArrayList<>();
    private long count;

    AllocSamples(ObjectSizes sizes) {
        this.sizes = sizes;
    }

    /** In one JFR chunk. */
    private record Key(long stack, long thread, long type, long bytes) implements ChunkStacks.WithStack {}

    private record SizedSite(Site site, long bytes) {}

    /** One of the two types that they are recorded as, with its fields. */
    private record Alloc(JfrType type, int stack, int thread, int objectType, int bytes) {}

    @Override
    public Event event() {
        return Event.ALLOC;
    }

    @Override
    public List<JfrType> types(JfrChunk chunk) throws IOException {
        types.clear();
        for (String name : List.of(IN_TLAB, "jdk.ObjectAllocationOutsideTLAB")) {
            JfrType type = chunk.type(name);
            types.add(new Alloc(
                    type,
                    type.field("stackTrace"),
                    type.field("eventThread"),
                    type.field("objectClass"),
                    type.field("allocationSize")));
        }
        return types.stream().map(Alloc::type).toList();
    }

    @Override
    public String settingsOf() {
        return IN_TLAB;
    }

    @Override
    public void add(JfrEvents sample) {
        Alloc fields = sample.type() == types.get(0).type ? types.get(0) : types.get(1);
        var key = new Key(
                sample.number(fields.stack),
                sample.number(fields.thread),
                sample.number(fields.objectType),
                sample.number(fields.bytes));
        met.merge(key, 1L, Long::sum);
        count++;
    }

    @Override
    public void resolve(ChunkStacks stacks) throws IOException {
        List<Key> keys = new ArrayList<>(met.keySet());
        stacks.sort(keys);
        for (Key key : keys) {
            String type = stacks.type(key.type);
            sizes.met(type, key.bytes);
            boolean own = stacks.threads().owner(key.thread) == Owner.PROFILER;
            var site = new Site(stacks.java(key.stack), sizes.labels(type, key.bytes, own));
            counts.merge(new SizedSite(site, key.bytes), met.get(key), Long::sum);
        }
        met.clear();
    }

    @Override
    public long count() {
        return count;
    }

    /** How many objects of this size a sample of one stands for. */
    static double objects(long size, long interval) {
        return 1 / -Math.expm1((double) -size / interval);
    }

    /** Those that are lost stand for what the others do on average. */
    @Override
    public void tally(Tally tally, long interval, long nanos, long lost) {
        tally.measured(interval, 0);
        double objects = 0;
        double bytes = 0;
        for (Map.Entry<SizedSite, Long> entry : counts.entrySet()) {
            long size = entry.getKey().bytes;
            double standFor = entry.getValue() * objects(size, interval);
            tally.add(entry.getKey().site, standFor, standFor * size);
            objects += standFor;
            bytes += standFor * size;
        }
        if (lost > 0 && count > 0) {
            tally.add(Site.of(tally.frames().lost()), objects * lost / count, bytes * lost / count);
        }
    }
}
