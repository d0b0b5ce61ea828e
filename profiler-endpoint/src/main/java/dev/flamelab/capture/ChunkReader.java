package dev.flamelab.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns what was recorded into tallies. Each stack is looked at once, however many samples share it. */
final class ChunkReader {
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
        try (FileChannel file = FileChannel.open(section.recording().file())) {
            JfrChunk jfr;
            for (long at = section.from(); at < section.to(); at = jfr.end()) {
                jfr = JfrChunk.open(file, at, section.to());
                readJfr(jfr);
            }
        }
    }

    private void readJfr(JfrChunk jfr) throws IOException {
        JfrType sample = jfr.type("jdk.ExecutionSample");
        int stack = sample.field("stackTrace");
        var settings = new JfrSettings(jfr);
        Map<Long, Long> samples = new HashMap<>();
        JfrEvents events = jfr.events(List.of(sample, settings.type()));
        while (events.next()) {
            if (events.type() == sample) {
                samples.merge(events.number(stack), 1L, Long::sum);
                read++;
            } else {
                settings.add(events);
            }
        }
        var stacks = new StackReader(jfr, chunk.frames(), stackDepth);
        for (Map.Entry<Long, Long> counted : samples.entrySet()) {
            counts.merge(stacks.read(counted.getKey()), counted.getValue(), Long::sum);
        }
        truncated |= stacks.hasTruncated();
        Recording recording = chunk.section().recording();
        if (recording.intervalNanos() == 0) {
            recording.interval(sampler.intervalNanos(settings.of(sample)));
        }
    }

    private Tally cpu() {
        var tally = new Tally(chunk.frames());
        chunk.remarks().forEach(tally::remark);
        Recording recording = chunk.section().recording();
        long interval = recording.intervalNanos();
        tally.measured(interval, chunk.nanos());
        counts.forEach((stack, count) -> tally.add(Site.of(stack), count, count * interval));
        long lost = recording.count(read, chunk.section().taken().orElse(0));
        if (lost > 0) {
            tally.add(Site.of(chunk.frames().lost()), lost, lost * interval);
            tally.remark("Samples that could not be recorded stand as [lost samples].");
        }
        if (truncated) {
            tally.remark("Stacks are cut at " + stackDepth + " frames; callers beyond stand as [truncated].");
        }
        return tally;
    }
}
