package dev.flamelab.capture;

import dev.flamelab.pprof.Label;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up what the pieces of a {@link FlightRecording} tell, each of its chunks once. Used by one thread. */
final class FlightReader {
    private final Frames frames;
    private final int stackDepth;
    private final LiveObjects liveObjects;
    private final Tally blocked;
    private final Tally contended;
    private final Tally created;
    // The recorder's clock, which is never set back.
    private long readSince = Long.MIN_VALUE;
    private long threads;

    FlightReader(Frames frames, int stackDepth, LiveObjects liveObjects) {
        this.frames = frames;
        this.stackDepth = stackDepth;
        this.liveObjects = liveObjects;
        this.blocked = new Tally(frames);
        this.contended = new Tally(frames);
        this.created = new Tally(frames);
        List.of(blocked, contended, created).forEach(tally -> tally.measured(1, 0));
    }

    /** Waits for monitors and parked threads: how often, and how many nanoseconds in all. */
    Tally blocked() {
        return blocked;
    }

    /** Of those, the waits for locks. */
    Tally contended() {
        return contended;
    }

    /** Threads, by the stack of whoever started them. */
    Tally created() {
        return created;
    }

    /** How many threads were seen starting. */
    long threads() {
        return threads;
    }

    /** Notes in every profile that what happened for a while is not in it. */
    void remark(String sentence) {
        List.of(blocked, contended, created).forEach(tally -> tally.remark(sentence));
    }

    /** Notes it where waits are told. */
    void remarkWaits(String sentence) {
        List.of(blocked, contended).forEach(tally -> tally.remark(sentence));
    }

    void read(Path piece) throws IOException {
        try (var file = new RandomAccessFile(piece.toFile(), "r")) {
            JfrChunk chunk;
            for (long at = 0; at < file.length(); at = chunk.end()) {
                chunk = JfrChunk.open(file, at, file.length());
                if (chunk.time().startTicks() > readSince) {
                    readSince = chunk.time().startTicks();
                    readChunk(chunk);
                }
            }
        }
    }

    private void readChunk(JfrChunk chunk) throws IOException {
        var stacks = new FlightStacks(chunk, frames, stackDepth);
        readWaits(chunk, stacks);
        readStarts(chunk, stacks);
        liveObjects.read(chunk, stacks);
        stacks.remark().ifPresent(this::remark);
    }

    private void readWaits(JfrChunk chunk, FlightStacks stacks) throws IOException {
        List<WaitType> types = List.of(
                new WaitType(chunk.type(FlightRecording.ENTER), "monitorClass", true),
                new WaitType(chunk.type(FlightRecording.WAIT), "monitorClass", false),
                new WaitType(chunk.type(FlightRecording.PARK), "parkedClass", false));
        Map<Wait, long[]> sums = new HashMap<>();
        JfrEvents events = chunk.events(types.stream().map(type -> type.event).toList());
        while (events.next()) {
            WaitType type = types.get(0);
            for (int i = 1; type.event != events.type(); i++) {
                type = types.get(i);
            }
            var wait = new Wait(
                    type.enters, events.number(type.stack), events.number(type.lock), events.number(type.thread));
            long[] sum = sums.computeIfAbsent(wait, key -> new long[2]);
            sum[0]++;
            sum[1] += events.nanos(type.duration);
        }
        for (Map.Entry<Wait, long[]> entry : sums.entrySet()) {
            add(chunk, stacks, entry.getKey(), entry.getValue());
        }
    }

    private void add(JfrChunk chunk, FlightStacks stacks, Wait wait, long[] sum) throws IOException {
        String lock = Names.type(chunk.className(wait.lock));
        List<Label> labels = new ArrayList<>();
        if (!lock.isEmpty()) {
            labels.add(Label.text("class", lock));
        }
        labels.addAll(Site.marks(chunk.threadName(wait.thread)));
        var site = new Site(stacks.read(wait.stack), labels);
        blocked.add(site, sum[0], sum[1]);
        if (wait.enters || Locks.isLock(lock)) {
            contended.add(site, sum[0], sum[1]);
        }
    }

    private void readStarts(JfrChunk chunk, FlightStacks stacks) throws IOException {
        JfrType type = chunk.type(FlightRecording.START);
        int stack = type.field("stackTrace");
        int thread = type.field("thread");
        JfrEvents events = chunk.events(List.of(type));
        while (events.next()) {
            created.add(
                    new Site(
                            stacks.readStart(events.number(stack)),
                            Site.marks(chunk.threadName(events.number(thread)))),
                    1,
                    0);
            threads++;
        }
    }

    /** Many waits are alike. */
    private record Wait(boolean enters, long stack, long lock, long thread) {}

    /** Where the fields of an event are. */
    private static final class WaitType {
        private final JfrType event;
        private final boolean enters;
        private final int duration;
        private final int stack;
        private final int lock;
        private final int thread;

        WaitType(JfrType event, String lockField, boolean enters) {
            this.event = event;
            this.enters = enters;
            duration = event.field("duration");
            stack = event.field("stackTrace");
            lock = event.field(lockField);
            thread = event.field("eventThread");
        }
    }
}
