package dev.flamelab.capture;

import dev.flamelab.capture.CaptureRefused.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiFunction;

/** Runs the profiler for the captures that are open, chunk after chunk. Used by one thread. */
final class Rotation {
    /** Reading is spread over a long capture, and never much at once. */
    private static final Duration LONGEST_CHUNK = Duration.ofSeconds(15);

    private static final String IN_USE = "Profiler already started";
    private static final CaptureRefused CLOSED =
            new CaptureRefused(Reason.UNAVAILABLE, "the profiler endpoint is closed");

    private final Frames frames;
    private final int stackDepth;
    private final long chunkBytes;
    private final BiFunction<Scratch, Integer, Sampler> samplers;
    private final Set<Capture> open = new LinkedHashSet<>();
    private final List<Capture> joined = new ArrayList<>();
    private final List<Capture> left = new ArrayList<>();
    private final Set<Event> running = EnumSet.noneOf(Event.class);
    private Scratch scratch;
    private long chunkSince;
    private boolean shut;
    // Read by the thread that reads chunks, too, and shown to people.
    private volatile Sampler sampler;

    Rotation(Frames frames, int stackDepth, long chunkBytes, BiFunction<Scratch, Integer, Sampler> samplers) {
        this.frames = frames;
        this.stackDepth = stackDepth;
        this.chunkBytes = chunkBytes;
        this.samplers = samplers;
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

    /** Refuses whoever is open, and from now on whoever comes. For use by the changes that {@link #turn} makes. */
    void shut() {
        shut = true;
        refuseAll(CLOSED);
    }

    /** Refuses whoever waits and lets go of what runs, so that the next caller finds everything in order. */
    void giveUp(CaptureRefused refusal) {
        left.forEach(capture -> capture.refuse(refusal));
        left.clear();
        refuseAll(refusal);
        discard();
    }

    /** Finishes the chunk that runs, makes the changes, and goes on with what the captures want that are open then. */
    Turn turn(Queue<Runnable> changes) {
        List<Capture> before = List.copyOf(open);
        for (Runnable change; (change = changes.poll()) != null; ) {
            change.run();
        }
        Chunk finished = running.isEmpty() ? null : finish(before);
        if (running.isEmpty() && !open.isEmpty()) {
            start();
        }
        joined.forEach(Capture::started);
        var turn = new Turn(finished, List.copyOf(joined), List.copyOf(left));
        joined.clear();
        left.clear();
        return turn;
    }

    /** Whether the chunk that runs has grown old or large, or was stopped by somebody else. */
    boolean isDue() {
        try {
            return !running.isEmpty()
                    && (System.nanoTime() - chunkSince > LONGEST_CHUNK.toNanos() || isLarge() || !sampler.isRunning());
        } catch (IOException | RuntimeException e) {
            return true;
        }
    }

    /** Null until the first capture. */
    Sampler sampler() {
        return sampler;
    }

    /** Removes the directory of the recordings. */
    void close() {
        if (scratch != null) {
            scratch.close();
        }
    }

    private boolean isLarge() throws IOException {
        return sampler.bytes() > chunkBytes;
    }

    /** Null when nothing can be read of it, and then whoever wanted it has been told. */
    private Chunk finish(List<Capture> captures) {
        List<String> remarks = new ArrayList<>();
        if (!sampler.shortcoming().isEmpty()) {
            remarks.add(sampler.shortcoming());
        }
        try {
            boolean interrupted = !sampler.isRunning();
            if (interrupted) {
                remarks.add("Another program stopped the profiler during this capture: samples are missing.");
            }
            boolean goesOn = wanted().equals(running) && !interrupted && !isLarge();
            long end = System.nanoTime();
            Section section = goesOn ? sampler.cut() : sampler.stop();
            if (!goesOn) {
                running.clear();
            }
            long nanos = end - chunkSince;
            // The next one begins where this one ends, so that a capture's chunks leave no gap.
            chunkSince = end;
            return new Chunk(section, nanos, remarks, captures, frames);
        } catch (IOException | RuntimeException | LinkageError e) {
            discard();
            var refusal =
                    new CaptureRefused(Reason.FAILED, "the profiler's recording cannot be completed: " + why(e), e);
            captures.forEach(capture -> capture.refuse(refusal));
            captures.forEach(open::remove);
            return null;
        }
    }

    /** Otherwise the profiler would go on for nobody, and whoever comes next would be told that it is in use. */
    private void discard() {
        if (!running.isEmpty()) {
            running.clear();
            try {
                sampler.discard();
            } catch (IOException | RuntimeException | LinkageError e) {
                // Whoever comes next is told what is still amiss.
            }
        }
    }

    private void start() {
        if (shut) {
            refuseAll(CLOSED);
            return;
        }
        try {
            if (scratch == null) {
                scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")));
            }
            if (sampler == null) {
                sampler = samplers.apply(scratch, stackDepth);
            }
            sampler.start(wanted());
            running.addAll(wanted());
            chunkSince = System.nanoTime();
        } catch (IOException | RuntimeException | LinkageError e) {
            var refusal = IN_USE.equals(e.getMessage())
                    ? new CaptureRefused(Reason.PROFILER_IN_USE, "another program uses this JVM's profiler", e)
                    : new CaptureRefused(Reason.UNAVAILABLE, "no profile can be taken here: " + why(e), e);
            refuseAll(refusal);
        }
    }

    /** The message of what is foreseen is a sentence; that of anything else says little without its name. */
    private static String why(Throwable e) {
        return e instanceof IOException || e instanceof IllegalStateException ? e.getMessage() : e.toString();
    }

    private void refuseAll(CaptureRefused refusal) {
        open.forEach(capture -> capture.refuse(refusal));
        open.clear();
        joined.clear();
    }

    private Set<Event> wanted() {
        Set<Event> wanted = EnumSet.noneOf(Event.class);
        open.forEach(capture -> wanted.add(capture.event()));
        return wanted;
    }
}
