package dev.flamelab.capture;

import dev.flamelab.capture.SamplingSession.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import one.profiler.AsyncProfiler;

/** Samples with async-profiler. There is one profiler per process, and others may use it too. */
final class AsyncSampler implements Sampler {
    /** Go's 100 Hz: fine enough to read, and too cheap to notice. */
    private static final long CPU_NANOS = 10_000_000;

    /** Every thread is looked at, also those that wait: twice as often cost a busy program 3 % of its work. */
    private static final long WALL_NANOS = 20_000_000;

    /** What the intervals are called in commands and in recordings. */
    private static final Map<Event, String> INTERVALS =
            Map.of(Event.CPU, "interval", Event.WALL, "wall", Event.ALLOC, "alloc");

    /** What a command lacks of which a part alone arrives. */
    private static final Set<String> CUT_SHORT =
            Set.of("Flight Recorder output file is not specified", "No output format selected");

    /** When somebody gives commands without a pause, about one of two of ours is cut short. */
    private static final int TRIES = 20;

    private static final Pattern RUNNING = Pattern.compile("is running for (\\d+) seconds");

    private static final String UNPACK_TO = "one.profiler.extractPath";

    // A recording is a row of chunks, whose headers JFR's format defines.
    private static final int SIZE_OFFSET = 8;
    private static final int CONSTANT_POOL_OFFSET = 16;
    private static final int HEADER_PART = 24;

    private final Scratch scratch;
    private final Limits limits;
    private final AsyncProfiler profiler;
    private Recording recording;
    private long startedNanoTime;
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

    /**
     * Gives a command until it is understood. What takes it apart, C's strtok, keeps its place once for the whole
     * process: a command that somebody else gives in the same microsecond, be it status, ends ours after any word.
     */
    private String execute(String command) throws IOException {
        for (int left = TRIES; ; left--) {
            try {
                return profiler.execute(command);
            } catch (IllegalArgumentException | IllegalStateException e) {
                boolean isCutShort = e instanceof IllegalArgumentException || CUT_SHORT.contains(e.getMessage());
                if (!isCutShort || left == 1) {
                    throw e;
                }
            }
        }
    }

    /** In nanoseconds; of allocations in bytes. */
    private long wantedInterval(Event event) {
        return switch (event) {
            case CPU -> CPU_NANOS;
            case WALL -> WALL_NANOS;
            case ALLOC -> limits.allocIntervalBytes();
        };
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
            command.append(',').append(INTERVALS.get(event)).append('=').append(wantedInterval(event));
        }
        try {
            // Last in the command: where a part of it is missing, this is.
            start(command.append(",file=").append(started.path()).toString(), started);
        } catch (IOException | RuntimeException e) {
            started.remove();
            throw e;
        }
        recording = started;
        startedNanoTime = System.nanoTime();
        handedOver = 0;
    }

    private void start(String command, Recording into) throws IOException {
        execute(command);
        for (int left = TRIES; into.file().length() == 0; left--) {
            // It samples, and records nothing: the first word alone has arrived, unless there is no room.
            profiler.stop();
            if (left == 1 || into.path().toFile().getUsableSpace() == 0) {
                throw noRoom();
            }
            execute(command);
        }
    }

    /**
     * Asks the file, since what the profiler runs by now may be somebody else's: a recording that runs ends in a chunk
     * without constant pool, and one that somebody has stopped in one with it. On a full disk there is neither.
     */
    @Override
    public boolean isRunning() throws IOException {
        long end = completeUntil();
        return end < bytes() || end == handedOver && hasRunAsLong();
    }

    /** Whether what the profiler runs was started when ours was, as far as it tells. Asked on a full disk alone. */
    private boolean hasRunAsLong() throws IOException {
        Matcher status = RUNNING.matcher(execute("status"));
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNanoTime);
        return status.find() && Long.parseLong(status.group(1)) >= seconds - 1;
    }

    @Override
    public long bytes() throws IOException {
        return recording.file().length();
    }

    /** Stopping and starting would lose the interval that each thread has begun; a dump loses nothing. */
    @Override
    public Section cut() throws IOException {
        OptionalLong taken = OptionalLong.of(profiler.getSamples());
        execute("dump,jfr,file=" + recording.path());
        requireWritten();
        return handOver(taken, false);
    }

    @Override
    public Section stop() throws IOException {
        OptionalLong taken = OptionalLong.empty();
        if (isRunning()) {
            profiler.stop();
            taken = OptionalLong.of(profiler.getSamples());
            requireWritten();
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

    /** The profiler does not tell when there was no writing. */
    private void requireWritten() throws IOException {
        long end = completeUntil();
        if (end == handedOver || end > bytes()) {
            throw noRoom();
        }
    }

    private IOException noRoom() {
        return new IOException("there is no room in the directory for temporary files, " + scratch.directory()
                + ": make some, or set java.io.tmpdir to another one");
    }

    private Section handOver(OptionalLong taken, boolean last) throws IOException {
        long to = Math.min(completeUntil(), bytes());
        var section = new Section(recording, handedOver, to, taken, last);
        handedOver = to;
        return section;
    }

    private long completeUntil() throws IOException {
        long end = handedOver;
        var header = ByteBuffer.allocate(HEADER_PART);
        while (recording.file().getChannel().read(header.clear(), end) == HEADER_PART
                && header.getLong(CONSTANT_POOL_OFFSET) != 0) {
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
