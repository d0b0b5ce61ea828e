package dev.flamelab.capture;

import dev.flamelab.capture.CaptureRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;

/** Runs the profiler for the captures that are open, chunk after chunk. Used by one thread. */
final class Rotation {
    /** Every start loses half an interval of each thread that runs, so chunks are as long as memory allows. */
    private static final Duration LONGEST_CHUNK = Duration.ofSeconds(60);

    private static final String IN_USE = "Profiler already started";

    private final String service;
    private final int stackDepth;
    private final long chunkBytes;
    private final Set<Capture> open = new LinkedHashSet<>();
    private final List<Capture> joined = new ArrayList<>();
    private final List<Capture> left = new ArrayList<>();
    private Scratch scratch;
    private Frames frames;
    private Path running;
    private long runningSince;
    // Read by the thread that reads chunks, and shown to people.
    private volatile Sampler sampler;

    Rotation(String service, int stackDepth, long chunkBytes) {
        this.service = service;
        this.stackDepth = stackDepth;
        this.chunkBytes = chunkBytes;
    }

    /**
     * What a turn led to.
     *
     * @param finished null when the profiler did not run
     * @param started captures whose window begins now
     * @param ended captures whose window ends with the finished chunk
     */
    record Turn(Chunk finished, List<Capture> started, List<Capture> ended) {}

    /** For use by the changes that {@link #turn} makes. */
    void join(Capture capture) {
        open.add(capture);
        joined.add(capture);
    }

    /** For use by the changes that {@link #turn} makes. */
    void leave(Capture capture) {
        if (open.remove(capture) && !joined.remove(capture)) {
            left.add(capture);
        }
    }

    /** Stops the profiler, makes the changes, and starts it again if a capture is open then. */
    Turn turn(Queue<Runnable> changes) {
        Chunk finished = running == null ? null : stop();
        for (Runnable change; (change = changes.poll()) != null; ) {
            change.run();
        }
        if (!open.isEmpty()) {
            frames = finished == null ? new Frames(service) : frames;
            start();
        }
        var turn = new Turn(finished, List.copyOf(joined), List.copyOf(left));
        joined.clear();
        left.clear();
        return turn;
    }

    /** Whether the chunk that runs has grown old or large, or was stopped by somebody else. */
    boolean isDue() {
        try {
            return running != null
                    && (System.nanoTime() - runningSince > LONGEST_CHUNK.toNanos()
                            || Files.size(running) > chunkBytes
                            || !sampler.isRunning());
        } catch (IOException e) {
            return true;
        }
    }

    /** Null until the first capture. */
    Sampler sampler() {
        return sampler;
    }

    /** Removes the directory of the recordings. */
    void close() throws IOException {
        if (scratch != null) {
            scratch.close();
        }
    }

    private void start() {
        Path file = null;
        try {
            if (sampler == null) {
                scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")));
                sampler = Samplers.load(stackDepth);
            }
            file = scratch.newFile();
            sampler.start(file, wanted());
            running = file;
            runningSince = System.nanoTime();
            joined.forEach(Capture::started);
        } catch (IOException | IllegalStateException e) {
            if (file != null) {
                file.toFile().delete();
            }
            refuseAll(
                    IN_USE.equals(e.getMessage())
                            ? new CaptureRefused(Reason.PROFILER_IN_USE, "another program uses this JVM's profiler", e)
                            : new CaptureRefused(
                                    Reason.UNAVAILABLE, "CPU profiling is not possible here: " + e.getMessage(), e));
        }
    }

    private void refuseAll(CaptureRefused refusal) {
        open.forEach(capture -> capture.refuse(refusal));
        open.clear();
        joined.clear();
    }

    private Chunk stop() {
        Path file = running;
        running = null;
        List<String> remarks = new ArrayList<>();
        if (!sampler.shortcoming().isEmpty()) {
            remarks.add(sampler.shortcoming());
        }
        long nanos = System.nanoTime() - runningSince;
        OptionalLong taken = OptionalLong.empty();
        try {
            if (!sampler.isRunning()) {
                remarks.add("Another program stopped the profiler during this capture: samples are missing.");
            }
            taken = sampler.stop();
        } catch (IOException | IllegalStateException e) {
            remarks.add("The profiler could not be stopped properly, samples may be missing: " + e.getMessage());
        }
        return new Chunk(file, nanos, taken, remarks, List.copyOf(open), frames);
    }

    private Set<Event> wanted() {
        Set<Event> wanted = EnumSet.noneOf(Event.class);
        open.forEach(capture -> wanted.add(capture.event()));
        return wanted;
    }
}
