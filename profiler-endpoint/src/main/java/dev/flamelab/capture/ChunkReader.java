package dev.flamelab.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import one.jfr.JfrReader;
import one.jfr.event.ExecutionSample;

/** Turns what was recorded into tallies. Each stack is looked at once, however many samples share it. */
final class ChunkReader {
    private static final int SIZE_OFFSET = 8;

    private final Chunk chunk;
    private final Sampler sampler;
    private final int stackDepth;
    private final Map<Stack, Long> counts = new HashMap<>();
    private long read;
    private boolean truncated;

    private ChunkReader(Chunk chunk, Sampler sampler, int stackDepth) {
        this.chunk = chunk;
        this.sampler = sampler;
        this.stackDepth = stackDepth;
    }

    /** Reads the chunk: what was sampled for every event, if only an empty tally. */
    static Map<Event, Tally> read(Chunk chunk, Sampler sampler, int stackDepth) throws IOException {
        var reader = new ChunkReader(chunk, sampler, stackDepth);
        reader.readSection();
        return Map.of(Event.CPU, reader.cpu());
    }

    /** There is more than one JFR chunk in a section when somebody else asked for a dump too. */
    private void readSection() throws IOException {
        Section section = chunk.section();
        try (InputStream file = Files.newInputStream(section.recording().file())) {
            file.skipNBytes(section.from());
            var bytes = ByteBuffer.wrap(file.readNBytes(Math.toIntExact(section.to() - section.from())));
            while (bytes.hasRemaining()) {
                int size = Math.toIntExact(bytes.getLong(bytes.position() + SIZE_OFFSET));
                readJfr(bytes.slice(bytes.position(), size));
                bytes.position(bytes.position() + size);
            }
        }
    }

    private void readJfr(ByteBuffer bytes) throws IOException {
        try (var jfr = new JfrReader(bytes)) {
            Map<Integer, Long> samples = new HashMap<>();
            for (ExecutionSample sample; (sample = jfr.readEvent(ExecutionSample.class)) != null; read++) {
                samples.merge(sample.stackTraceId, 1L, Long::sum);
            }
            var stacks = new StackReader(jfr, chunk.frames(), stackDepth);
            samples.forEach((id, count) -> counts.merge(stacks.read(id), count, Long::sum));
            truncated |= stacks.hasTruncated();
            Recording recording = chunk.section().recording();
            if (recording.intervalNanos() == 0) {
                recording.interval(sampler.intervalNanos(recording.file(), jfr.settings));
            }
        }
    }

    private Tally cpu() {
        var tally = new Tally();
        chunk.remarks().forEach(tally::remark);
        Recording recording = chunk.section().recording();
        long interval = recording.intervalNanos();
        tally.measured(interval, chunk.nanos());
        counts.forEach((stack, count) -> tally.add(stack, count, count * interval));
        long lost = recording.count(read, chunk.section().taken().orElse(0));
        if (lost > 0) {
            tally.add(chunk.frames().lost(), lost, lost * interval);
            tally.remark("Samples that could not be recorded stand as [lost samples].");
        }
        if (truncated) {
            tally.remark("Stacks are cut at " + stackDepth + " frames; callers beyond stand as [truncated].");
        }
        return tally;
    }
}
