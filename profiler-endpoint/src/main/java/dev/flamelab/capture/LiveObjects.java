package dev.flamelab.capture;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The objects in use that the JVM watches: a sample drawn by allocated bytes, so that each stands for an equal part of
 * the heap that was in use after the last collection. Used by one thread.
 */
final class LiveObjects {
    private static final String NONE_WATCHED = "[no live object sampled yet]";

    /** The recorder watches 256 objects unless it is told otherwise; when these are taken, small ones give way first. */
    private static final int MANY = 128;

    private static final String ROUGH =
            "Live objects sampled: %d. The heap in use is shared out equally among them, however"
                    + " few. The JVM samples where it hands threads room to allocate: what is allocated in a regular order may"
                    + " be shown several times too large or too small.";
    private static final String QUEUE = "old-object-queue-size=";
    private static final String SMALL_QUEUE =
            "Once the JVM watches as many live objects as it may, small ones give way to"
                    + " large ones: -XX:FlightRecorderOptions=" + QUEUE + "4096 has it watch more.";

    private final Frames frames;
    private final ObjectSizes sizes;
    private List<Watched> watched = List.of();

    LiveObjects(Frames frames, ObjectSizes sizes) {
        this.frames = frames;
        this.sizes = sizes;
    }

    private record Watched(Stack stack, String type, long bytes, boolean ofProfiler) {}

    /** Reads those of a chunk. The recorder writes them all whenever a recording ends, so the last time counts. */
    void read(JfrChunk chunk, FlightStacks stacks) throws IOException {
        JfrType type = chunk.type(FlightRecording.OLD_OBJECT);
        int start = type.field("startTime");
        int stack = type.field("stackTrace");
        int object = type.field("object");
        int size = type.field("objectSize");
        int elements = type.field("arrayElements");
        int thread = type.field("eventThread");
        JfrTable objects = chunk.table("jdk.types.OldObject");
        int objectType = objects.field("type");
        List<Watched> found = new ArrayList<>();
        long writtenAt = Long.MIN_VALUE;
        JfrEvents events = chunk.events(List.of(type));
        while (events.next()) {
            if (events.number(start) != writtenAt) {
                writtenAt = events.number(start);
                found.clear();
            }
            String name = objects.find(events.number(object)) ? chunk.className(objects.number(objectType)) : "";
            found.add(new Watched(
                    stacks.read(events.number(stack)),
                    Names.type(name),
                    size < 0 ? sizeOf(name, events.number(elements)) : events.number(size),
                    !Site.marks(chunk.threadName(events.number(thread))).isEmpty()));
        }
        watched = found;
    }

    /** Before JDK 20, the recorder does not tell: of arrays it can be told, of others when allocations are known. */
    private static long sizeOf(String type, long elements) {
        return type.startsWith("[") ? ArraySize.bytes(type, elements) : 0;
    }

    private static boolean hasLargeQueue() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.contains(QUEUE));
    }

    /**
     * How many objects, and how many bytes, each site has in use. To be asked, by any thread, once what has been
     * allocated until now is known, and with it the sizes of objects.
     */
    Supplier<Tally> inUse() {
        long used = HeapUse.afterLastCollection();
        List<Watched> objects = watched;
        return () -> objects.isEmpty() ? unknown(used) : tally(objects, used);
    }

    private Tally unknown(long used) {
        var tally = new Tally(frames);
        if (used > 0) {
            tally.remark("The JVM has not sampled a live object yet, so its heap in use stands in one place.");
            tally.add(
                    Site.of(frames.stack(frames.number(new Function(NONE_WATCHED, NONE_WATCHED, "", 0), 0))), 0, used);
        }
        return tally;
    }

    private Tally tally(List<Watched> objects, long used) {
        var tally = new Tally(frames);
        tally.remark(ROUGH.formatted(objects.size()));
        if (objects.size() > MANY && !hasLargeQueue()) {
            tally.remark(SMALL_QUEUE);
        }
        FlightStacks.remark(objects.stream().map(Watched::stack).toList(), frames)
                .ifPresent(tally::remark);
        double each = (double) used / objects.size();
        for (Watched object : objects) {
            long bytes = object.bytes > 0 ? object.bytes : sizes.of(object.type);
            List<Label> labels = sizes.labels(object.type, bytes, object.ofProfiler);
            // Of an object whose size nobody knows there is at least itself.
            tally.add(new Site(object.stack, labels), bytes > 0 ? each / bytes : 1, each);
        }
        return tally;
    }
}
