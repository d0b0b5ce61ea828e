package dev.flamelab.capture;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import one.jfr.ClassRef;
import one.jfr.JfrReader;
import one.jfr.MethodRef;
import one.jfr.StackTrace;
import one.jfr.event.ExecutionSample;

/** Turns a finished recording into tallies. Reads each stack once, however many samples share it. */
final class ChunkReader {
    private static final int LINE_SHIFT = 16;

    private final JfrReader jfr;
    private final Frames frames;
    private final int stackDepth;
    private final Map<Long, Function> functions = new HashMap<>();
    private final Map<Stack, Long> counts = new HashMap<>();
    private long read;
    private boolean truncated;

    private ChunkReader(JfrReader jfr, Frames frames, int stackDepth) {
        this.jfr = jfr;
        this.frames = frames;
        this.stackDepth = stackDepth;
    }

    /** Reads the chunk's file: for every event what was sampled, if only an empty tally. */
    static Map<Event, Tally> read(Chunk chunk, Sampler sampler, int stackDepth) throws IOException {
        try (var jfr = new JfrReader(chunk.file().toString())) {
            var reader = new ChunkReader(jfr, chunk.frames(), stackDepth);
            reader.readSamples();
            return Map.of(Event.CPU, reader.cpu(chunk, sampler));
        }
    }

    private void readSamples() throws IOException {
        jfr.stopAtNewChunk = true;
        do {
            Map<Integer, Long> byStack = new HashMap<>();
            for (ExecutionSample sample; (sample = jfr.readEvent(ExecutionSample.class)) != null; read++) {
                byStack.merge(sample.stackTraceId, 1L, Long::sum);
            }
            byStack.forEach((id, count) -> counts.merge(stack(id), count, Long::sum));
            // The file's numbers hold for one part of it; it has several when somebody else asked for a dump.
            functions.clear();
        } while (jfr.hasMoreChunks());
    }

    private Tally cpu(Chunk chunk, Sampler sampler) throws IOException {
        var tally = new Tally();
        chunk.remarks().forEach(tally::remark);
        long interval = sampler.intervalNanos(chunk.file(), jfr.settings.get("interval"));
        tally.measured(interval, chunk.nanos());
        counts.forEach((stack, count) -> tally.add(stack, count, count * interval));
        long lost = chunk.taken().orElse(read) - read;
        if (lost > 0) {
            tally.add(frames.lost(), lost, lost * interval);
            tally.remark("Some samples could not be recorded; they stand as [lost samples].");
        }
        if (truncated) {
            tally.remark("Stacks are cut at " + stackDepth + " frames; callers beyond stand as [truncated].");
        }
        return tally;
    }

    private Stack stack(int id) {
        StackTrace trace = jfr.stackTraces.get(id);
        List<Location> places = new ArrayList<>(trace.methods.length);
        int depth = 0;
        for (int i = 0; i < trace.methods.length; i++) {
            Function function = function(trace.methods[i]);
            // The profiler adds the kernel's frames to the depth that it was asked for.
            if (!isKernel(trace.methods[i]) && depth++ == stackDepth) {
                truncated = true;
                places.add(frames.truncated());
                break;
            }
            places.add(frames.place(function, trace.locations[i] >>> LINE_SHIFT));
        }
        return new Stack(places.toArray(Location[]::new));
    }

    private boolean isKernel(long id) {
        return Names.isKernel(symbol(jfr.methods.get(id).sig));
    }

    private Function function(long id) {
        return functions.computeIfAbsent(id, key -> {
            MethodRef method = jfr.methods.get(key);
            ClassRef type = jfr.classes.get(method.cls);
            return Names.function(symbol(type.name), symbol(method.name), symbol(method.sig));
        });
    }

    private String symbol(long id) {
        return new String(jfr.symbols.get(id), StandardCharsets.UTF_8);
    }
}
