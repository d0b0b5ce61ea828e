package dev.flamelab.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Turns what was recorded into tallies. Each stack is looked at once, however many samples share it. */
final class ChunkReader {
    private final Chunk chunk;
    private final Sampler sampler;
    private final Frames frames;
    private final int stackDepth;
    private final List<Samples> all = new ArrayList<>();
    private boolean truncated;
    private boolean hidden;

    private ChunkReader(Chunk chunk, Sampler sampler, Frames frames, ObjectSizes sizes, int stackDepth) {
        this.chunk = chunk;
        this.sampler = sampler;
        this.frames = frames;
        this.stackDepth = stackDepth;
        for (Event event : chunk.events()) {
            all.add(
                    switch (event) {
                        case CPU -> new CpuSamples();
                        case WALL -> new WallSamples();
                        case ALLOC -> new AllocSamples(sizes);
                    });
        }
    }

    /** Reads the chunk: what was sampled for each of its events, if only an empty tally. */
    static Map<Event, Tally> read(Chunk chunk, Sampler sampler, Frames frames, ObjectSizes sizes, int stackDepth)
            throws IOException {
        var reader = new ChunkReader(chunk, sampler, frames, sizes, stackDepth);
        reader.readSection();
        return reader.tallies();
    }

    /** There is more than one JFR chunk in a section when somebody else asked for a dump too. */
    private void readSection() throws IOException {
        Section section = chunk.section();
        JfrChunk jfr;
        for (long at = section.from(); at < section.to(); at = jfr.end()) {
            jfr = JfrChunk.open(section.recording().file(), at, section.to());
            readJfr(jfr);
        }
    }

    private void readJfr(JfrChunk jfr) throws IOException {
        Map<JfrType, Samples> takers = new IdentityHashMap<>();
        for (Samples samples : all) {
            samples.types(jfr).forEach(type -> takers.put(type, samples));
        }
        var settings = new JfrSettings(jfr);
        List<JfrType> types = new ArrayList<>(takers.keySet());
        types.add(settings.type());
        JfrEvents events = jfr.events(types);
        while (events.next()) {
            if (events.type() == settings.type()) {
                settings.add(events);
            } else {
                takers.get(events.type()).add(events);
            }
        }
        // First, since the file does not say them again, whatever becomes of the rest.
        for (Samples samples : all) {
            noteInterval(samples, settings.of(jfr.type(samples.settingsOf())));
        }
        var stacks = new ChunkStacks(jfr, frames, stackDepth);
        for (Samples samples : all) {
            samples.resolve(stacks);
        }
        truncated |= stacks.hasTruncated();
        hidden |= stacks.hasHidden();
    }

    private void noteInterval(Samples samples, Map<String, String> settings) throws IOException {
        Recording recording = chunk.section().recording();
        if (recording.interval(samples.event()) == 0) {
            recording.interval(samples.event(), sampler.interval(samples.event(), settings));
        }
    }

    private Map<Event, Tally> tallies() {
        Map<Event, Tally> tallies = new EnumMap<>(Event.class);
        long read = all.stream().mapToLong(Samples::count).sum();
        long lost = lost(read);
        for (Samples samples : all) {
            var tally = new Tally(frames);
            chunk.remarks().forEach(tally::remark);
            long share = share(samples, lost, read);
            samples.tally(tally, chunk.section().recording().interval(samples.event()), chunk.nanos(), share);
            if (share > 0) {
                tally.remark("Samples that could not be recorded stand as [lost samples].");
            }
            if (truncated) {
                tally.remark("Stacks are cut at " + stackDepth + " frames; callers beyond stand as [truncated].");
            }
            if (hidden) {
                tally.remark("Callers that a virtual thread has not returned to since it waited"
                        + " stand as [callers not visible].");
            }
            tallies.put(samples.event(), tally);
        }
        return tallies;
    }

    /** Whose samples are lost is not known: each kind's in proportion, and CPU time's if there is nothing else. */
    private static long share(Samples samples, long lost, long read) {
        if (read == 0) {
            return samples.event() == Event.CPU ? lost : 0;
        }
        return Math.round((double) lost * samples.count() / read);
    }

    /** Of threads that wait, the profiler counts and records in different ways. */
    private long lost(long read) {
        Section section = chunk.section();
        return chunk.events().contains(Event.WALL)
                ? 0
                : section.recording().count(read, section.taken().orElse(0));
    }
}
