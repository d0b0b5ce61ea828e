package dev.flamelab.capture;

import static dev.flamelab.capture.Captures.awaitStart;

import dev.flamelab.capture.SamplingSession.Limits;
import dev.flamelab.pprof.Profile;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** A session for one test, closed at its end. */
final class TestSession implements AutoCloseable {
    static final Duration LONG = Duration.ofMinutes(5);
    private static final int CHUNK_BYTES = 16 << 20;

    private final SamplingSession session;

    private TestSession(SamplingSession session) {
        this.session = session;
    }

    private static TestSession warm(SamplingSession session) {
        session.warmUp().toCompletableFuture().orTimeout(1, TimeUnit.MINUTES).join();
        return new TestSession(session);
    }

    /** One that samples allocations and may not get the profiler. */
    static TestSession openUnwarmed(long intervalBytes) {
        return new TestSession(SamplingSession.open("test", new Limits(4, 512, CHUNK_BYTES, intervalBytes)));
    }

    static TestSession open() {
        return open(512);
    }

    static TestSession open(int stackDepth) {
        return warm(SamplingSession.open("test", new Limits(4, stackDepth, CHUNK_BYTES, 0)));
    }

    /** One that samples allocations, each so many bytes. */
    static TestSession openWithAllocs(long intervalBytes) {
        return warm(SamplingSession.open("test", new Limits(4, 512, CHUNK_BYTES, intervalBytes)));
    }

    static TestSession openWithJfr() {
        return open(JfrSampler::new);
    }

    static TestSession open(BiFunction<Scratch, Limits, Sampler> samplers) {
        return warm(SamplingSession.open("test", new Limits(4, 512, CHUNK_BYTES, 0), samplers));
    }

    SamplingSession session() {
        return session;
    }

    /** A capture that has begun, and that only {@link #end} ends. */
    Capture begin() {
        return begin(Event.CPU);
    }

    Capture begin(Event event) {
        Capture capture = session.begin(event, LONG);
        awaitStart(capture);
        return capture;
    }

    Profile end(Capture capture) throws Exception {
        session.end(capture);
        return Captures.profile(capture);
    }

    /** A profile of exactly what the action does, however long it takes. */
    Profile during(Runnable action) throws Exception {
        Capture capture = begin();
        action.run();
        return end(capture);
    }

    @Override
    public void close() {
        session.close().toCompletableFuture().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
