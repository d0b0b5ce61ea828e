package dev.flamelab.capture;

import dev.flamelab.capture.CaptureRefused.Reason;
import dev.flamelab.pprof.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Owns this JVM's profiler and shares it out to any number of captures at once.
 *
 * <pre>{@code
 * var session = SamplingSession.open("my-service", new SamplingSession.Limits(8, 512, 16 << 20, 512 << 10));
 * CompletableFuture<Profile> profile = session.profile(Duration.ofSeconds(5));
 * }</pre>
 *
 * <p>The profiler runs for allocations all the time, unless they are not sampled, and for CPU and wall time while a
 * capture of those is open. Whenever one begins or ends, and when the recording has grown old or large, what was
 * recorded since is cut off as a chunk, read once, and added to each capture that was open all the while. So a capture
 * is the sum of its chunks, however captures overlap. Safe for use by any thread; nothing here makes the caller wait.
 *
 * <p>What is asked for comes as a future, or fails with {@link CaptureRefused}. Cancelling the future of a window gives
 * the capture up at once, and that of a snapshot at its next step, unless others share it. It completes in a thread of
 * the session that may be kept for a while, to compress the profile for instance, but not for long: other captures wait
 * for it.
 */
public final class SamplingSession {
    /** Long enough to meet a few stacks of a program that is starting. */
    private static final Duration WARM_UP = Duration.ofMillis(100);

    private final Limits limits;
    private final Frames frames;
    private final ObjectSizes sizes = new ObjectSizes();
    private final SessionScratch scratch = new SessionScratch();
    private final Admission admission;
    private final Reading reading;
    private final Sampling sampling;
    private final FlightLog flight;
    private final ThreadDumps threads;
    private volatile CompletableFuture<Void> begun;

    private SamplingSession(String service, Limits limits, BiFunction<Scratch, Limits, Sampler> samplers) {
        this.limits = limits;
        this.frames = Frames.limited(service);
        this.admission = new Admission(limits.openCaptures());
        this.reading = new Reading(limits, frames, sizes);
        this.sampling = new Sampling(limits, scratch, reading, samplers);
        this.flight = new FlightLog(scratch, limits, frames, sizes);
        this.threads = new ThreadDumps(frames, limits.stackDepth());
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

    static SamplingSession open(String service, Limits limits, BiFunction<Scratch, Limits, Sampler> samplers) {
        var session = new SamplingSession(service, limits, samplers);
        session.begun = CompletableFuture.allOf(session.sampling.open(), session.flight.start());
        return session;
    }

    /**
     * There when all that is counted since the start is being counted, or it is known why not; and when what was warmed
     * up before this is asked has ended, which would interrupt that.
     */
    public CompletionStage<Void> begun() {
        return begun.minimalCompletionStage();
    }

    /** Where the threads of this process spend their CPU time during the window. */
    public CompletableFuture<Profile> profile(Duration window) {
        return admission.admit(window, () -> begin(Event.CPU, window).result());
    }

    /** Where the threads of this process that run Java are during the window, whether they run or wait. */
    public CompletableFuture<Profile> wall(Duration window) {
        return admission.admit(window, () -> begin(Event.WALL, window).result());
    }

    /** What was allocated since the start. */
    public CompletableFuture<Profile> allocs() {
        return memory(Form.ALLOCS, false);
    }

    /**
     * What was allocated since the start, and what of it is still in use.
     *
     * @param collectFirst whether to collect garbage first
     */
    public CompletableFuture<Profile> heap(boolean collectFirst) {
        return memory(Form.HEAP, collectFirst);
    }

    private CompletableFuture<Profile> memory(Form form, boolean collectFirst) {
        if (limits.allocIntervalBytes() == 0) {
            return CompletableFuture.failedFuture(new CaptureRefused(
                    Reason.UNAVAILABLE,
                    "allocations are not sampled here: have this endpoint opened with an interval above 0 bytes"));
        }
        var errand = new Errand<Profile>();
        errand.step(() -> form == Form.ALLOCS ? flight.lastInUse() : flight.inUse(collectFirst))
                .exceptionally(this::nothingInUse)
                .thenCompose(inUse -> errand.step(() -> sampling.allocated(allocated -> {
                    Tally used = inUse.get();
                    sampling.coverage().ifPresent(used::remark);
                    return form.profile(allocated, used, now());
                })))
                .whenComplete(errand::end);
        return errand.result();
    }

    /** What was allocated is worth telling without what is in use. */
    private Supplier<Tally> nothingInUse(Throwable refusal) {
        var nothing = new Tally(frames);
        Throwable cause = refusal instanceof CompletionException ? refusal.getCause() : refusal;
        nothing.remark("Nothing is told of what is in use: " + cause.getMessage() + ".");
        return () -> nothing;
    }

    /** Where threads have waited for locks and for each other since the start. */
    public CompletableFuture<Profile> block() {
        return flight.block();
    }

    /** Where threads have waited for locks since the start. */
    public CompletableFuture<Profile> mutex() {
        return flight.mutex();
    }

    /** Where the threads were started that have been since the start. */
    public CompletableFuture<Profile> threadcreate() {
        return flight.threadcreate();
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
        return admission.admit(window, () -> flight.trace(window));
    }

    /** A profile that counts equal stacks, of the kind that an application defines. */
    public Profile count(String name, Collection<StackTraceElement[]> stacks) {
        return threads.count(name, stacks);
    }

    /** How many different stacks each kind of profile has now, or threads; no trouble to tell. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>(flight.counts());
        counts.put("allocs", reading.sites());
        counts.put("heap", reading.sites());
        counts.put("goroutine", PlatformThreads.count());
        return counts;
    }

    /** Not counted as an open capture. */
    Capture begin(Event event, Duration window) {
        var capture = new Capture(event, window, frames, sampling::leave);
        sampling.join(capture);
        return capture;
    }

    /** Ends its window now. */
    void end(Capture capture) {
        sampling.leave(capture);
    }

    /**
     * Takes brief profiles, which do not count as open captures. Starting the profiler for the first time takes a
     * hundred times as long as later, and so do reading and writing: done beforehand, the first caller need not wait.
     *
     * @return one of CPU time, when all are done
     */
    public CompletableFuture<Profile> warmUp() {
        CompletableFuture<Profile> wall = begin(Event.WALL, WARM_UP).result();
        CompletableFuture<Profile> cpu = begin(Event.CPU, WARM_UP).result();
        CompletableFuture<Void> over = CompletableFuture.allOf(wall, cpu);
        // What cannot be had here is told to who asks for it.
        begun = begun.thenCombine(over.exceptionally(refusal -> null), (before, done) -> null);
        return cpu.thenCombine(wall.exceptionally(refusal -> null), (profile, other) -> profile);
    }

    /**
     * What profiles do not show here, or why there are none at present: sentences, none when nothing is known amiss.
     */
    public List<String> shortcomings() {
        return Stream.of(sampling.shortcoming(), flight.shortcoming())
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    /** Refuses the captures that are open, and leaves nothing behind: no running profiler, no thread, no file. */
    public CompletionStage<Void> close() {
        // Waits for the dump that is under way, which is nothing for the thread of whoever closes this.
        Executor own = task -> Daemon.named("flamelab-closing").newThread(task).start();
        return sampling.close()
                .thenCombineAsync(
                        flight.close(),
                        (sampled, flown) -> {
                            threads.close();
                            scratch.close();
                            return null;
                        },
                        own);
    }

    private static long now() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }
}
