package dev.flamelab.capture;

import dev.flamelab.capture.CaptureRefused.Reason;
import dev.flamelab.capture.SamplingSession.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Runs the profiler, chunk after chunk, for allocations all the time and for the captures that are open. Used by one
 * thread.
 */
final class Rotation {
    /** Reading is spread over a long capture, and never much at once. */
    private static final Duration LONGEST_CHUNK = Duration.ofSeconds(15);

    /** How long to wait, where the profiler cannot be started, before trying it again for allocations alone. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    private static final String UNFINISHED = "A recording could not be completed: samples are missing.";
    private static final String IN_USE = "Profiler already started";

    private final Limits limits;
    private final SessionScratch scratch;
    private final BiFunction<Scratch, Limits, Sampler> samplers;
    private final Set<Capture> open = new LinkedHashSet<>();
    private final List<Capture> joined = new ArrayList<>();
    private final List<Capture> left = new ArrayList<>();
    private final List<Snapshot> asked = new ArrayList<>();
    private final Set<Event> running = EnumSet.noneOf(Event.class);
    // The one that runs, once a part of it has been handed over.
    private Recording recording;
    private long chunkSince;
    private long allocationsUntil;
    private long retryAt = System.nanoTime();
    private String gap = "";
    private boolean shut;
    // Read by the thread that reads chunks, too, and shown to people.
    private volatile Sampler sampler;
    private volatile String amiss = "";
    private volatile Coverage coverage;

    Rotation(Limits limits, SessionScratch scratch, BiFunction<Scratch, Limits, Sampler> samplers) {
        this.limits = limits;
        this.scratch = scratch;
        this.samplers = samplers;
    }

    /**
     * What a turn led to.
     *
     * @param finished null when the profiler did not run
     * @param started captures whose window begins now
     * @param ended captures whose window ends with the finished chunk
     * @param asked who waits for the allocations up to the end of the finished chunk
     * @param gap why nothing was recorded before the chunk that begins now, one sentence; empty when that is not so
     */
    record Turn(Chunk finished, List<Capture> started, List<Capture> ended, List<Snapshot> asked, String gap) {
        /** Of a chunk that nobody waits for. */
        static Turn of(Chunk finished) {
            return new Turn(finished, List.of(), List.of(), List.of(), "");
        }
    }

    /** For use by the changes that {@link #turn} makes. */
    void join(Capture capture) {
        if (shut) {
            capture.refuse(CaptureRefused.closed());
            return;
        }
        open.add(capture);
        joined.add(capture);
    }

    /** For use by the changes that {@link #turn} makes. */
    void leave(Capture capture) {
        if (open.remove(capture) && !joined.remove(capture)) {
            left.add(capture);
        }
    }

    /** For use by the changes that {@link #turn} makes. */
    void ask(Snapshot snapshot) {
        if (shut) {
            snapshot.refuse(CaptureRefused.closed());
            return;
        }
        asked.add(snapshot);
    }

    /** Refuses whoever is open, and from now on whoever comes. For use by the changes that {@link #turn} makes. */
    void shut() {
        shut = true;
        refuseAll(CaptureRefused.closed());
    }

    /**
     * Refuses whoever waits and lets go of what runs, so that the next caller finds everything in order.
     *
     * @return what can still be read, or null
     */
    Chunk giveUp(CaptureRefused refusal) {
        left.forEach(capture -> capture.refuse(refusal));
        left.clear();
        refuseAll(refusal);
        return running.isEmpty() ? null : salvage();
    }

    /** Finishes the chunk that runs, makes the changes, and goes on with what is wanted then. */
    Turn turn(Queue<Runnable> changes) {
        List<Capture> before = List.copyOf(open);
        for (Runnable change; (change = changes.poll()) != null; ) {
            change.run();
        }
        if (sampler != null) {
            refuseImpossible();
        }
        Chunk finished = running.isEmpty() ? null : finish(before);
        if (running.isEmpty() && !shut && (isWanted() || !open.isEmpty() || !asked.isEmpty())) {
            start();
        }
        joined.forEach(Capture::started);
        var turn = new Turn(finished, List.copyOf(joined), List.copyOf(left), List.copyOf(asked), gap);
        gap = "";
        joined.clear();
        left.clear();
        asked.clear();
        return turn;
    }

    /** Whether the chunk that runs has grown old or large or was stopped by somebody else, or none runs that should. */
    boolean isDue() {
        if (running.isEmpty()) {
            return isWanted() && System.nanoTime() - retryAt >= 0;
        }
        try {
            return System.nanoTime() - chunkSince > LONGEST_CHUNK.toNanos() || !isSound() || !sampler.isRunning();
        } catch (IOException | RuntimeException e) {
            return true;
        }
    }

    /** How much longer the capture takes: what the profiler did not run, between two recordings, is made up for. */
    long remainingNanos(Capture capture) {
        boolean waits = open.contains(capture) && !running.isEmpty();
        return waits ? capture.missingNanos() - (System.nanoTime() - chunkSince) : 0;
    }

    /** Of allocations; null while they have never been sampled. */
    Coverage coverage() {
        return coverage;
    }

    /** Null until it has been loaded. */
    Sampler sampler() {
        return sampler;
    }

    /** What its profiles do not show, or why there are none at present, one sentence; empty when nothing is amiss. */
    String shortcoming() {
        return !amiss.isEmpty() || sampler == null ? amiss : sampler.shortcoming();
    }

    /** Whether nothing stands against going on with it: it would be read, and the next part of it as well. */
    private boolean isSound() throws IOException {
        return !isLarge() && (recording == null || !recording.hasGap());
    }

    private boolean isLarge() throws IOException {
        return sampler.bytes() > limits.chunkBytes();
    }

    /** What is left of it when it cannot be finished, or null; and then whoever wanted it has been told. */
    private Chunk finish(List<Capture> captures) {
        List<String> remarks = new ArrayList<>();
        if (!sampler.shortcoming().isEmpty()) {
            remarks.add(sampler.shortcoming());
        }
        try {
            boolean interrupted = !sampler.isRunning();
            if (interrupted) {
                remarks.add("Another program stopped the profiler meanwhile: samples are missing.");
            }
            boolean goesOn = !shut && wanted().equals(running) && !interrupted && isSound();
            Set<Event> events = EnumSet.copyOf(running);
            long end = System.nanoTime();
            Section section = goesOn ? sampler.cut() : sampler.stop();
            recording = goesOn ? section.recording() : null;
            if (!goesOn) {
                ended(end);
            }
            long nanos = end - chunkSince;
            // The next one begins where this one ends, so that a capture's chunks leave no gap.
            chunkSince = end;
            captures.forEach(capture -> capture.observed(nanos));
            return new Chunk(section, events, nanos, remarks, captures);
        } catch (IOException | RuntimeException | LinkageError e) {
            var refusal = new CaptureRefused(
                    Reason.FAILED, "the profiler's recording cannot be completed: " + CaptureRefused.why(e), e);
            captures.forEach(capture -> capture.refuse(refusal));
            captures.forEach(open::remove);
            asked.forEach(snapshot -> snapshot.refuse(refusal));
            return salvage();
        }
    }

    /** Otherwise the profiler would go on for nobody, and whoever comes next would be told that it is in use. */
    private Chunk salvage() {
        Set<Event> events = EnumSet.copyOf(running);
        ended(System.nanoTime());
        recording = null;
        try {
            Section section = sampler.salvage();
            if (section == null) {
                gap = UNFINISHED;
                return null;
            }
            return new Chunk(section, events, System.nanoTime() - chunkSince, List.of(UNFINISHED), List.of());
        } catch (IOException | RuntimeException | LinkageError e) {
            // Whoever comes next is told what is still amiss.
            gap = UNFINISHED;
            return null;
        }
    }

    private void ended(long at) {
        if (running.contains(Event.ALLOC)) {
            allocationsUntil = at;
        }
        running.clear();
    }

    private void began() {
        chunkSince = System.nanoTime();
        if (running.contains(Event.ALLOC)) {
            coverage = coverage == null
                    ? Coverage.fromNow()
                    : coverage.after(Duration.ofNanos(chunkSince - allocationsUntil));
        }
    }

    private void start() {
        try {
            if (sampler == null) {
                sampler = samplers.apply(scratch.get(), limits);
            }
            refuseImpossible();
            Set<Event> wanted = wanted();
            if (!wanted.isEmpty()) {
                sampler.start(wanted);
                running.addAll(wanted);
                began();
                amiss = "";
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            boolean inUse = IN_USE.equals(e.getMessage());
            gap = inUse
                    ? "Another program had the profiler for a while: what was allocated then is missing."
                    : "The profiler could not be started for a while: what was allocated then is missing.";
            // Others finish, and disks are cleared; what is not there at all will hardly come.
            boolean passes = inUse || e instanceof IOException;
            retryAt = System.nanoTime() + (passes ? 0 : RETRY.toNanos());
            var refusal = inUse
                    ? new CaptureRefused(
                            Reason.PROFILER_IN_USE,
                            "another program or another profiler endpoint of this JVM uses async-profiler",
                            e)
                    : new CaptureRefused(
                            Reason.UNAVAILABLE, "no profile can be taken here: " + CaptureRefused.why(e), e);
            amiss = refusal.getMessage();
            refuseAsked(new CaptureRefused(refusal.reason(), "no allocations can be told now: " + amiss, e));
            refuseAll(refusal);
        }
    }

    /** What the sampler of this machine cannot do. */
    private void refuseImpossible() {
        for (Capture capture : List.copyOf(open)) {
            if (!sampler.events().contains(capture.event())) {
                open.remove(capture);
                joined.remove(capture);
                capture.refuse(impossible("wall"));
            }
        }
        if (!sampler.events().contains(Event.ALLOC)) {
            refuseAsked(impossible("the profile of allocations"));
        }
    }

    private static CaptureRefused impossible(String what) {
        return new CaptureRefused(
                Reason.UNAVAILABLE, what + " needs async-profiler, which cannot be loaded here; cpu profiles do not");
    }

    private void refuseAll(CaptureRefused refusal) {
        open.forEach(capture -> capture.refuse(refusal));
        open.clear();
        joined.clear();
        refuseAsked(refusal);
    }

    private void refuseAsked(CaptureRefused refusal) {
        asked.forEach(snapshot -> snapshot.refuse(refusal));
        asked.clear();
    }

    private boolean isWanted() {
        return !shut && !wanted().isEmpty();
    }

    private Set<Event> wanted() {
        Set<Event> wanted = EnumSet.noneOf(Event.class);
        open.forEach(capture -> wanted.add(capture.event()));
        if (limits.allocIntervalBytes() > 0 && !shut) {
            wanted.add(Event.ALLOC);
        }
        if (sampler != null) {
            wanted.retainAll(sampler.events());
        }
        return wanted;
    }
}
