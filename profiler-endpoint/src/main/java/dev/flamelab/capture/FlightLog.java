package dev.flamelab.capture;

import dev.flamelab.capture.CaptureRefused.Reason;
import dev.flamelab.capture.SamplingSession.Limits;
import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps the JVM's flight recorder on and tells what it has seen since the start: who waits and for how long, who starts
 * threads, which objects stay. Safe for use by any thread; nothing here makes the caller wait.
 */
final class FlightLog {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    /** How old what is told may be while others record, whose recordings are cut with ours. */
    private static final Duration RECENT = Duration.ofSeconds(1);

    /**
     * How old it may be at any time: the recording is cut as often for itself. Go's is as old as its last collection.
     */
    private static final Duration ANY = FlightCounts.LONGEST_PIECE.multipliedBy(2);

    static final CaptureRefused NO_RECORDER = new CaptureRefused(
            Reason.UNAVAILABLE, "this Java runtime has no flight recorder; one with the module jdk.jfr has it");
    private static final CaptureRefused NOT_BEGUN =
            new CaptureRefused(Reason.UNAVAILABLE, "the JVM's flight recorder has not begun yet: try again");

    private final FlightCounts counts;
    private final Traces traces;
    private final Queue<Request<?>> requests = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, Daemon.named("flamelab-flight"));
    // Read by everybody; null while it is recorded.
    private volatile CaptureRefused refusal = NOT_BEGUN;
    private volatile Map<String, Long> sizes = Map.of();
    // Of the flight thread alone.
    private boolean hasCut;
    private long cutAt;

    FlightLog(SessionScratch scratch, Limits limits, Frames frames, ObjectSizes objectSizes) {
        var room = new Room(scratch, limits.chunkBytes());
        this.traces = new Traces(scratch, room, limits.chunkBytes());
        this.counts = new FlightCounts(scratch, room, limits, frames, objectSizes);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Records as soon as the result is there, unless there is a shortcoming. */
    CompletableFuture<Void> start() {
        if (!JfrSampler.isAvailable()) {
            refusal = NO_RECORDER;
            return CompletableFuture.completedFuture(null);
        }
        thread.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        // After the first look, in the same thread.
        return CompletableFuture.runAsync(() -> {}, thread);
    }

    /** Where threads have waited since the start. */
    CompletableFuture<Profile> block() {
        return ask(RECENT, () -> Form.BLOCK.profile(counts.blocked(), now()));
    }

    /** Where threads have waited for locks since the start. */
    CompletableFuture<Profile> mutex() {
        return ask(RECENT, () -> Form.MUTEX.profile(counts.contended(), now()));
    }

    /** Where the threads were started that this JVM has had. */
    CompletableFuture<Profile> threadcreate() {
        return ask(RECENT, () -> Form.THREADCREATE.profile(counts.created(), now()));
    }

    /**
     * What is in use of the heap.
     *
     * @param collectFirst whether to collect garbage first
     * @return objects and bytes; to be got once what has been allocated is known, and with it how large objects are
     */
    CompletableFuture<Supplier<Tally>> inUse(boolean collectFirst) {
        return ask(collectFirst ? Duration.ZERO : RECENT, counts::inUse);
    }

    /** The same, of a minute ago perhaps: for who asks for something else, and is not to pay for a cut. */
    CompletableFuture<Supplier<Tally>> lastInUse() {
        return ask(ANY, counts::inUse);
    }

    /** A recording of the window, which only this user can read: the caller's to delete. Cancelling ends it at once. */
    CompletableFuture<Path> trace(Duration window) {
        return traces.record(window);
    }

    /** How many stacks block and mutex had when the recording was last read, and how many threads threadcreate. */
    Map<String, Long> counts() {
        return sizes;
    }

    /** Why there is nothing to be had, one sentence; empty when there is. */
    String shortcoming() {
        CaptureRefused now = refusal;
        return now == null ? "" : now.getMessage();
    }

    /** Ends what is recorded, and refuses whoever waits. */
    CompletionStage<Void> close() {
        try {
            thread.execute(this::end);
            thread.shutdown();
        } catch (RejectedExecutionException e) {
            // Whoever was here first closes it for everybody.
        }
        return traces.close().thenCombine(closed, (ended, all) -> all);
    }

    private <T> CompletableFuture<T> ask(Duration oldest, Supplier<T> answer) {
        var request = new Request<>(oldest, answer, new CompletableFuture<>());
        requests.add(request);
        try {
            thread.execute(this::serve);
        } catch (RejectedExecutionException e) {
            request.refuse(CaptureRefused.closed());
        }
        return request.result;
    }

    /** Those who ask together share one cut. */
    private void serve() {
        List<Request<?>> asked = new ArrayList<>();
        for (Request<?> request; (request = requests.poll()) != null; ) {
            if (!request.result.isDone()) {
                asked.add(request);
            }
        }
        try {
            if (!asked.isEmpty() && refusal == null) {
                if (asked.stream().anyMatch(Request::collectFirst)) {
                    System.gc();
                }
                if (!mayShare(asked)) {
                    cut();
                }
                asked.forEach(Request::answer);
            }
        } catch (IOException | RuntimeException | Error e) {
            pause(e);
        } finally {
            asked.forEach(request -> request.refuse(refusal));
        }
    }

    /** Whether the last cut will do. */
    private boolean mayShare(List<Request<?>> asked) {
        Duration age = Duration.ofNanos(System.nanoTime() - cutAt);
        return hasCut
                && asked.stream().allMatch(request -> age.compareTo(request.oldest) < 0)
                && (asked.stream().allMatch(request -> request.oldest.equals(ANY))
                        || OtherRecordings.running().any());
    }

    private void look() {
        try {
            if (refusal != null) {
                counts.begin();
                refusal = null;
                serve();
                return;
            }
            if (counts.heedOthers() || counts.isDue()) {
                cut();
            }
        } catch (IOException | RuntimeException | Error e) {
            pause(e);
        }
    }

    private void cut() throws IOException {
        long now = System.nanoTime();
        counts.cut();
        cutAt = now;
        hasCut = true;
        sizes = Map.of(
                "block", (long) counts.blocked().size(),
                "mutex", (long) counts.contended().size(),
                "threadcreate", counts.threads());
    }

    /** It is tried again at the next look, for what was in the way may have gone. */
    private void pause(Throwable e) {
        counts.pause();
        hasCut = false;
        refusal = new CaptureRefused(
                Reason.UNAVAILABLE,
                "what the JVM's flight recorder tells cannot be had, and is tried again in a moment: "
                        + CaptureRefused.why(e),
                e);
    }

    private void end() {
        try {
            counts.end();
        } finally {
            refusal = CaptureRefused.closed();
            serve();
            closed.complete(null);
        }
    }

    private static long now() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    /** @param oldest how old the answer may be, as a rule while others record; no time has garbage collected first */
    private record Request<T>(Duration oldest, Supplier<T> supplier, CompletableFuture<T> result) {
        boolean collectFirst() {
            return oldest.isZero();
        }

        void answer() {
            // Who has hung up meanwhile needs none.
            if (!result.isDone()) {
                result.complete(supplier.get());
            }
        }

        void refuse(CaptureRefused refusal) {
            if (!result.isDone()) {
                result.completeExceptionally(refusal);
            }
        }
    }
}
