package dev.flamelab.capture;

import dev.flamelab.capture.CaptureRefused.Reason;
import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * Owns this JVM's profiler and shares it out to any number of captures at once.
 *
 * <pre>{@code
 * SamplingSession session = SamplingSession.open("my-service", 8, 512, 16 << 20);
 * CompletionStage<Profile> profile = session.profile(Duration.ofSeconds(5)).result();
 * }</pre>
 *
 * <p>The profiler runs while a capture is open. Whenever one begins or ends, and when the recording has grown old or
 * large, what was recorded since is cut off as a chunk, read once, and added to each capture that was open all the
 * while. So a capture is the sum of its chunks, however captures overlap. Safe for use by any thread; nothing here
 * makes the caller wait.
 */
public final class SamplingSession {
    /** Long enough to meet a few stacks of a program that is starting. */
    private static final Duration WARM_UP = Duration.ofMillis(200);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** How many times its limit a finished chunk may have: stacks are written at its end, whatever their size. */
    private static final int STACKS_FACTOR = 4;

    private final int openCaptures;
    private final int stackDepth;
    private final long chunkBytes;
    private final Rotation rotation;
    private final Queue<Runnable> changes = new ConcurrentLinkedQueue<>();
    private final Set<Capture> admitted = new LinkedHashSet<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** Gives the profiler its commands, one after the other. */
    private final ScheduledThreadPoolExecutor control = new ScheduledThreadPoolExecutor(1, daemon("flamelab-sampling"));

    /** Reads finished chunks in their order, while the profiler runs again. */
    private final ExecutorService reading = Executors.newSingleThreadExecutor(daemon("flamelab-reading"));

    private SamplingSession(int openCaptures, int stackDepth, long chunkBytes, Rotation rotation) {
        this.openCaptures = openCaptures;
        this.stackDepth = stackDepth;
        this.chunkBytes = chunkBytes;
        this.rotation = rotation;
        control.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Opens a session. What this machine cannot do shows when a capture is asked for.
     *
     * @param service the program's name in its profiles
     * @param openCaptures how many captures may be open at once
     * @param stackDepth how many frames of a stack are kept, from the leaf on
     * @param chunkBytes how large a recording may grow before it is read
     */
    public static SamplingSession open(String service, int openCaptures, int stackDepth, long chunkBytes) {
        return open(service, openCaptures, stackDepth, chunkBytes, Samplers::load);
    }

    static SamplingSession open(
            String service,
            int openCaptures,
            int stackDepth,
            long chunkBytes,
            BiFunction<Scratch, Integer, Sampler> samplers) {
        var rotation = new Rotation(service, stackDepth, chunkBytes, samplers);
        var session = new SamplingSession(openCaptures, stackDepth, chunkBytes, rotation);
        long look = LOOK_EVERY.toMillis();
        session.control.scheduleWithFixedDelay(session.guarded(session::look), look, look, TimeUnit.MILLISECONDS);
        return session;
    }

    /** Begins a CPU profile: where the threads of this process spend their CPU time during the window. */
    public Capture profile(Duration window) {
        var capture = new Capture(this, Event.CPU, window);
        synchronized (admitted) {
            if (admitted.size() >= openCaptures) {
                capture.refuse(tooMany());
                return capture;
            }
            admitted.add(capture);
        }
        capture.result().whenComplete((profile, refusal) -> dismiss(capture));
        change(capture, () -> rotation.join(capture));
        return capture;
    }

    /**
     * Takes a brief profile, which does not count as an open capture. Starting the profiler for the first time takes a
     * hundred times as long as later, and so do reading and writing: done beforehand, the first caller need not wait.
     */
    public CompletionStage<Profile> warmUp() {
        var capture = new Capture(this, Event.CPU, WARM_UP);
        change(capture, () -> rotation.join(capture));
        return capture.result();
    }

    /** What the profiles of this machine do not show, one sentence; empty when nothing is amiss or not yet known. */
    public String shortcoming() {
        Sampler sampler = rotation.sampler();
        return sampler == null ? "" : sampler.shortcoming();
    }

    /** Refuses the captures that are open, and leaves nothing behind: no running profiler, no thread, no file. */
    public CompletionStage<Void> close() {
        changes.add(rotation::shut);
        try {
            control.execute(this::shut);
        } catch (RejectedExecutionException e) {
            // Whoever was here first closes it for everybody.
        }
        return closed.minimalCompletionStage();
    }

    private void shut() {
        guarded(this::turn).run();
        if (!control.isShutdown()) {
            reading.execute(() -> {
                try {
                    rotation.close();
                } finally {
                    closed.complete(null);
                }
            });
            reading.shutdown();
            control.shutdown();
        }
    }

    /** Ends its window now. */
    void end(Capture capture) {
        change(capture, () -> rotation.leave(capture));
    }

    void abandon(Capture capture) {
        capture.refuse(new CaptureRefused(Reason.FAILED, "the capture was given up"));
        end(capture);
    }

    private void change(Capture capture, Runnable change) {
        changes.add(change);
        try {
            control.execute(guarded(this::rotate));
        } catch (RejectedExecutionException e) {
            capture.refuse(new CaptureRefused(Reason.UNAVAILABLE, "the profiler endpoint is closed", e));
        }
    }

    /** What is thrown unforeseen is told to whoever waits, who would wait for ever otherwise; the session goes on. */
    private Runnable guarded(Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                rotation.giveUp(failed(e));
            }
        };
    }

    private static CaptureRefused failed(Throwable e) {
        return new CaptureRefused(Reason.FAILED, "the capture failed: " + e, e);
    }

    private void rotate() {
        // Several changes that come together are made in one turn, so this one may have been made already.
        if (!changes.isEmpty()) {
            turn();
        }
    }

    private void look() {
        if (rotation.isDue()) {
            turn();
        }
    }

    private void turn() {
        Rotation.Turn turn = rotation.turn(changes);
        for (Capture capture : turn.started()) {
            long window = capture.window().toNanos();
            control.schedule(() -> end(capture), window, TimeUnit.NANOSECONDS);
        }
        if (turn.finished() != null) {
            try {
                reading.execute(() -> read(turn.finished(), turn.ended()));
            } catch (RejectedExecutionException | Error e) {
                turn.finished().captures().forEach(capture -> capture.refuse(failed(e)));
            }
        }
    }

    private void read(Chunk chunk, List<Capture> ended) {
        List<Capture> waiting =
                chunk.captures().stream().filter(capture -> !capture.isOver()).toList();
        try {
            // What a recording says at its beginning, and how much it has, is needed for the rest of it.
            if (!waiting.isEmpty() || !chunk.section().last()) {
                refuseTooLarge(chunk.section());
                Map<Event, Tally> tallies = ChunkReader.read(chunk, rotation.sampler(), stackDepth);
                waiting.forEach(capture -> capture.add(tallies.get(capture.event())));
            }
            ended.forEach(capture -> capture.complete(chunk.frames()));
        } catch (IOException | RuntimeException | Error e) {
            var refusal = new CaptureRefused(
                    Reason.FAILED, "the recording of this capture cannot be read: " + e.getMessage(), e);
            waiting.forEach(capture -> capture.refuse(refusal));
        } finally {
            // Should even that fail, for want of memory for instance, whoever waits is told all the same.
            ended.forEach(capture -> capture.refuse(new CaptureRefused(Reason.FAILED, "the capture failed")));
            if (chunk.section().last()) {
                chunk.section().recording().file().toFile().delete();
            }
        }
    }

    private void refuseTooLarge(Section section) throws IOException {
        long size = section.to() - section.from();
        if (size > STACKS_FACTOR * chunkBytes) {
            throw new IOException("it has " + size + " bytes, more than " + STACKS_FACTOR + " times the limit of "
                    + chunkBytes + " for a chunk; take a shorter one");
        }
    }

    private void dismiss(Capture capture) {
        synchronized (admitted) {
            admitted.remove(capture);
        }
    }

    private CaptureRefused tooMany() {
        Duration soonest = admitted.stream()
                .map(Capture::remaining)
                .min(Duration::compareTo)
                .filter(remaining -> !remaining.isNegative())
                .orElse(Duration.ZERO);
        return new CaptureRefused(
                Reason.TOO_MANY_CAPTURES,
                openCaptures + " captures are open, as many as the limit allows",
                soonest,
                null);
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
