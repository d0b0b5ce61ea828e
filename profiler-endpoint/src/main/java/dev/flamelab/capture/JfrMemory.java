package dev.flamelab.capture;

import java.io.IOException;
import java.util.List;

/** The events that tell where memory goes, and what they stand for. */
final class JfrMemory {
    private JfrMemory() {}

    static List<JfrMeasure> allocations(JfrSums sums) throws IOException {
        return List.of(
                new Allocation(sums, "jdk.ObjectAllocationInNewTLAB"),
                new Allocation(sums, "jdk.ObjectAllocationOutsideTLAB"),
                new AllocationSample(sums));
    }

    static List<JfrMeasure> live(JfrSums sums) throws IOException {
        return List.of(new LiveObject(sums), new OldObject(sums));
    }

    /**
     * An object that was allocated. async-profiler draws them by the byte, so a sample stands for the more objects the
     * smaller they are. The JDK has an event for every new buffer of a thread, and for every object outside of one.
     */
    private static final class Allocation extends JfrMeasure {
        private final int size;
        private final int buffer;

        Allocation(JfrSums sums, String typeName) throws IOException {
            super(sums, typeName, "eventThread", "objectClass");
            size = type().field("allocationSize");
            buffer = type().field("tlabSize");
        }

        @Override
        void add(JfrEvents event) throws IOException {
            long bytes = event.number(size);
            JfrRecorder recorder = sums().recorder();
            double objects = recorder.allocInterval() < 0 && bytes > 0
                    ? Math.max(1, (double) event.number(buffer) / bytes)
                    : recorder.objectsPerSample(bytes);
            add(JfrSource.ALLOCATION, event, objectType(event), bytes, objects, objects * bytes);
        }
    }

    /** An object that was allocated, with the bytes that it stands for, but not its own. */
    private static final class AllocationSample extends JfrMeasure {
        private final int weight;

        AllocationSample(JfrSums sums) throws IOException {
            super(sums, "jdk.ObjectAllocationSample", "eventThread", "objectClass");
            weight = type().field("weight");
        }

        @Override
        void add(JfrEvents event) throws IOException {
            add(JfrSource.ALLOCATION_SAMPLE, event, 1, event.number(weight));
        }
    }

    /** An object that was sampled when it was allocated, and is there still. */
    private static final class LiveObject extends JfrMeasure {
        private final int size;

        LiveObject(JfrSums sums) throws IOException {
            super(sums, "profiler.LiveObject", "eventThread", "objectClass");
            size = type().field("allocationSize");
        }

        @Override
        void add(JfrEvents event) throws IOException {
            long bytes = event.number(size);
            double objects = sums().recorder().objectsPerSample(bytes);
            add(JfrSource.LIVE_OBJECT, event, objectType(event), bytes, objects, objects * bytes);
        }
    }

    /** The same of the JDK: its sample of what is live is drawn by the byte, so each is an equal part of the heap. */
    private static final class OldObject extends JfrMeasure {
        private final int object;
        private final int size;
        private final int elements;
        private final int heap;
        private final int start;
        private final int allocated;
        private long writtenAt = Long.MIN_VALUE;
        private long youngest;
        private final JfrTable objects;
        private final int objectType;

        OldObject(JfrSums sums) throws IOException {
            super(sums, "jdk.OldObjectSample", "eventThread", "");
            start = type().field("startTime");
            allocated = type().field("allocationTime");
            object = type().field("object");
            size = type().field("objectSize");
            elements = type().field("arrayElements");
            heap = type().field("lastKnownHeapUsage");
            objects = sums.chunk().table("jdk.types.OldObject");
            objectType = objects.field("type");
        }

        @Override
        void add(JfrEvents event) throws IOException {
            // They are written all at once, again and again: only the last time counts.
            if (event.number(start) != writtenAt) {
                writtenAt = event.number(start);
                youngest = Long.MIN_VALUE;
                sums().forget(JfrSource.OLD_OBJECT);
            }
            long ofClass = objects.find(event.number(object)) ? objects.number(objectType) : 0;
            long bytes = event.number(size);
            if (bytes == 0 && event.number(elements) >= 0) {
                bytes = ArraySize.bytes(sums().chunk().className(ofClass), event.number(elements));
            }
            // Each has what was in use when it was sampled.
            if (event.number(allocated) >= youngest) {
                youngest = event.number(allocated);
                sums().recorder().heapUsed(event.number(heap));
            }
            add(JfrSource.OLD_OBJECT, event, ofClass, bytes, 1, bytes);
        }
    }
}
