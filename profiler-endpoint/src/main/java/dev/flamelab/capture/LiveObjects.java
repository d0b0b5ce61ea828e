package dev.flamelab.capture;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects in use that the JVM watches: a sample drawn by allocated bytes, so that each stands for an equal part of
 * the heap that was in use after the last collection. Used by one thread.
 */
final class LiveObjects {
    private static final String NONE_WATCHED = "[no live object sampled yet]";

    private final Frames frames;
    private final ObjectSizes sizes;
    private List<Watched> watched = List.of();

    LiveObjects(Frames frames, ObjectSizes sizes) {
        this.frames = frames;
        this.sizes = sizes;
    }

    private record Watched(Stack stack, String type, long bytes, List<Label> marks) {}

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
                    Site.marks(chunk.threadName(events.number(thread)))));
        }
        watched = found;
    }

    /** Before JDK 20, the recorder does not tell. 0 when it is not known. */
    private long sizeOf(String type, long elements) {
        return type.startsWith("[") ? ArraySize.bytes(type, elements) : sizes.of(Names.type(type));
    }

    /** How many objects, and how many bytes, each site has in use. */
    Tally inUse() {
        long used = HeapUse.afterLastCollection();
        var tally = new Tally(frames);
        if (watched.isEmpty()) {
            if (used > 0) {
                tally.remark("The JVM has not sampled a live object yet, so its heap in use stands in one place.");
                tally.add(
                        Site.of(new Stack(frames.place(new Function(NONE_WATCHED, NONE_WATCHED, "", 0), 0))), 0, used);
            }
            return tally;
        }
        double each = (double) used / watched.size();
        for (Watched object : watched) {
            List<Label> labels = sizes.labels(object.type, object.bytes, !object.marks.isEmpty());
            // Of an object whose size nobody knows there is at least itself.
            double count = object.bytes > 0 ? each / object.bytes : 1;
            tally.add(new Site(object.stack, labels), count, each);
        }
        return tally;
    }
}
