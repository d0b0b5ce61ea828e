package dev.flamelab.capture;

import dev.flamelab.capture.SamplingSession.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import one.profiler.AsyncProfiler;

/** Samples with async-profiler. There is one profiler per process, and others may use it too. */
final class AsyncSampler implements Sampler {
    /** Go's 100 Hz: fine enough to read, and too cheap to notice. */
    private static final long INTERVAL_NANOS = 10_000_000;

    /** What the intervals are called in commands and in recordings. */
    private static final Map<Event, String> INTERVALS =
            Map.of(Event.CPU, "interval", Event.WALL, "wall", Event.ALLOC, "alloc");

    private static final String UNPACK_TO = "one.profiler.extractPath";

    // A recording is a row of chunks, whose headers JFR's format defines.
    private static final int SIZE_OFFSET = 8;
    private static final int CONSTANT_POOL_OFFSET = 16;
    private static final int HEADER_PART = 24;

    private final Scratch scratch;
    private final Limits limits;
    private final AsyncProfiler profiler;
    private Recording recording;
    private long handedOver;

    /** Loads the native library, which takes tens of milliseconds. */
    AsyncSampler(Scratch scratch, Limits limits) {
        this.scratch = scratch;
        this.limits = limits;
        this.profiler = load(scratch.directory());
    }

    /** The jar's library is unpacked to a file for a moment; in our directory that is nobody else's to replace. */
    private static AsyncProfiler load(Path directory) {
        if (System.getProperty(UNPACK_TO) != null) {
            return AsyncProfiler.getInstance();
        }
        System.setProperty(UNPACK_TO, directory.toString());
        try {
            return AsyncProfiler.getInstance();
        } finally {
            System.clearProperty(UNPACK_TO);
        }
    }

    @Override
    public Set<Event> events() {
        return INTERVALS.keySet();
    }

    @Override
    public void start(Set<Event> events) throws IOException {
        Recording started = Recording.in(scratch.newFile());
        // One frame more than is kept tells a stack that was cut from one that just fits.
        var command = new StringBuilder("start,jfr,loglevel=none,jstackdepth=" + (limits.stackDepth() + 1));
        if (events.contains(Event.CPU)) {
            command.append(",event=cpu");
        }
        for (Event event : events) {
            long interval = event == Event.ALLOC ? limits.allocIntervalBytes() : INTERVAL_NANOS;
            command.append(',').append(INTERVALS.get(event)).append('=').append(interval);
        }
        try {
            profiler.execute(command.append(",file=").append(started.path()).toString());
        } catch (IOException | RuntimeException e) {
            started.remove();
            throw e;
        }
        recording = started;
        handedOver = 0;
    }

    /**
     * Asks the file and not the profiler, since what the profiler runs by now may be somebody else's: a recording that
     * runs ends in a chunk without constant pool.
     */
    @Override
    public boolean isRunning() throws IOException {
        return completeUntil() < bytes();
    }

    @Override
    public long bytes() throws IOException {
        return recording.file().size();
    }

    /** Stopping and starting would lose the interval that each thread has begun; a dump loses nothing. */
    @Override
    public Section cut() throws IOException {
        OptionalLong taken = OptionalLong.of(profiler.getSamples());
        profiler.execute("dump,jfr,file=" + recording.path());
        return handOver(taken, false);
    }

    @Override
    public Section stop() throws IOException {
        OptionalLong taken = OptionalLong.empty();
        if (isRunning()) {
            profiler.stop();
            taken = OptionalLong.of(profiler.getSamples());
        }
        return handOver(taken, true);
    }

    @Override
    public Section salvage() throws IOException {
        try {
            if (isRunning()) {
                profiler.stop();
            }
        } catch (IllegalStateException e) {
            // Somebody else has stopped it just now.
        }
        return handOver(OptionalLong.empty(), true);
    }

    private Section handOver(OptionalLong taken, boolean last) throws IOException {
        long to = completeUntil();
        var section = new Section(recording, handedOver, to, taken, last);
        handedOver = to;
        return section;
    }

    private long completeUntil() throws IOException {
        long end = handedOver;
        var header = ByteBuffer.allocate(HEADER_PART);
        while (recording.file().read(header.clear(), end) == HEADER_PART && header.getLong(CONSTANT_POOL_OFFSET) != 0) {
            end += header.getLong(SIZE_OFFSET);
        }
        return end;
    }

    @Override
    public long interval(Event event, Map<String, String> settings) throws IOException {
        String interval = settings.get(INTERVALS.get(event));
        if (interval == null) {
            throw new IOException("the recording does not tell its interval");
        }
        return Long.parseLong(interval);
    }

    @Override
    public String shortcoming() {
        return "";
    }
}
