package dev.flamelab.capture;

import dev.flamelab.capture.CaptureRefused.Reason;
import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
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
 * var session = SamplingSession.open("my-service", new SamplingSession.Limits(8, 512, 16 << 20, 512 << 10));
 * CompletableFuture<Profile> profile = session.profile(Duration.ofSeconds(5));
 * }</pre>
 *
 * <p>The profiler runs while a capture is open. Whenever one begins or ends, and when the recording has grown old or
 * large, what was recorded since is cut off as a chunk, read once, and added to each capture that was open all the
 * while. So a capture is the sum of its chunks, however captures overlap. Safe for use by any thread; nothing here
 * makes the caller wait.
 *
 * <p>What is asked for comes as a future, or fails with {@link CaptureRefused}. Cancelling the future gives the capture
 * up at once. It completes in a thread of the session that may be kept for a while, to compress the profile for
 * instance, but not for long: other captures wait for it.
 */
public final class SamplingSession {
    /** Long enough to meet a few stacks of a program that is starting. */
    private static final Duration WARM_UP = Duration.ofMillis(200);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** How many times its limit a finished chunk may have: stacks are written at its end, whatever their size. */
    private static final int STACKS_FACTOR = 4;

    private final Limits limits;
    private final Frames frames;
    private final Rotation rotation;
    private final ThreadDumps threads;
    private final Queue<Runnable> changes = new ConcurrentLinkedQueue<>();
    private final Set<Capture> admitted = new LinkedHashSet<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** Gives the profiler its commands, one after the other. */
    private final ScheduledThreadPoolExecutor control = new ScheduledThreadPoolExecutor(1, daemon("flamelab-sampling"));

    /** Reads finished chunks in their order, while the profiler runs again. */
    private final ExecutorService reading = Executors.newSingleThreadExecutor(daemon("flamelab-reading"));

    private SamplingSession(Limits limits, Frames frames, Rotation rotation, ThreadDumps threads) {
        this.limits = limits;
        this.frames = frames;
        this.rotation = rotation;
        this.threads = threads;
        control.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * How much a session may take.
     *
     * @param openCaptures how many captures may be open at once
     * @param stackDepth how many frames of a stack are kept, from the leaf on
     * @param chunkBytes how large a recording may grow before it is read
     * @param allocIntervalBytes how many allocated bytes are between two samples, on average; 0 samples none
     */
    public record Limits(int openCaptures, int stackDepth, long chunkBytes, long allocIntervalBytes) {}

    /**
     * Opens a session. What this machine cannot do shows when a capture is asked for.
     *
     * @param service the program's name in its profiles
     */
    public static SamplingSession open(String service, Limits limits) {
        return open(service, limits, Samplers::load);
    }

    static SamplingSession open(String service, Limits limits, BiFunction<Scratch, Integer, Sampler> samplers) {
        var frames = new Frames(service);
        var rotation = new Rotation(frames, limits.stackDepth(), limits.chunkBytes(), samplers);
        var session = new SamplingSession(limits, frames, rotation, new ThreadDumps(frames, limits.stackDepth()));
        long look = LOOK_EVERY.toMillis();
        session.control.scheduleWithFixedDelay(session.guarded(session::look), look, look, TimeUnit.MILLISECONDS);
        return session;
    }

    /** Where the threads of this process spend their CPU time during the window. */
    public CompletableFuture<Profile> profile(Duration window) {
        return capture(Event.CPU, window).result();
    }

    /** Where the threads of this process are during the window, whether they run or wait. */
    public CompletableFuture<Profile> wall(Duration window) {
        return notYet("wall");
    }

    /** What was allocated since the start. */
    public CompletableFuture<Profile> allocs() {
        return notYet("allocs");
    }

    /**
     * What was allocated since the start, and what of it is still in use.
     *
     * @param collectFirst whether to collect garbage first
     */
    public CompletableFuture<Profile> heap(boolean collectFirst) {
        return notYet("heap");
    }

    /** Where threads have waited for locks and for each other since the start. */
    public CompletableFuture<Profile> block() {
        return notYet("block");
    }

    /** Where threads have waited for locks since the start. */
    public CompletableFuture<Profile> mutex() {
        return notYet("mutex");
    }

    /** Where the threads were started that have been since the start. */
    public CompletableFuture<Profile> threadcreate() {
        return notYet("threadcreate");
    }

    /** Where all threads are now. */
    public CompletableFuture<Profile> goroutine() {
        return threads.profile();
    }

    /** Where all threads are now, in words. */
    public CompletableFuture<String> threadDump() {
        return threads.text();
    }

    /** What the JVM records during the window: a file in JFR's format, which is the caller's to delete. */
    public CompletableFuture<Path> trace(Duration window) {
        return notYet("trace");
    }

    /** A profile that counts equal stacks, of the kind that an application defines. */
    public Profile count(String name, Collection<StackTraceElement[]> stacks) {
        return threads.count(name, stacks);
    }

    /** How many different stacks each kind of profile has now, or threads; no trouble to tell. */
    public Map<String, Long> counts() {
        return Map.of();
    }

    private static <T> CompletableFuture<T> notYet(String kind) {
        return CompletableFuture.failedFuture(new CaptureRefused(Reason.UNAVAILABLE, kind + " cannot be taken here"));
    }

    Capture capture(Event event, Duration window) {
        var capture = new Capture(this, event, window, frames);
        synchronized (admitted) {
            if (admitted.size() >= limits.openCaptures()) {
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
    public CompletableFuture<Profile> warmUp() {
        var capture = new Capture(this, Event.CPU, WARM_UP, frames);
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
                    threads.close();
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
                Map<Event, Tally> tallies = ChunkReader.read(chunk, rotation.sampler(), limits.stackDepth());
                waiting.forEach(capture -> capture.add(tallies.get(capture.event())));
            }
            ended.forEach(Capture::complete);
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
        if (size > STACKS_FACTOR * limits.chunkBytes()) {
            throw new IOException("it has " + size + " bytes, more than " + STACKS_FACTOR + " times the limit of "
                    + limits.chunkBytes() + " for a chunk; take a shorter one");
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
                limits.openCaptures() + " captures are open, as many as the limit allows",
                soonest,
                null);
    }

    static ThreadFactory daemon(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
