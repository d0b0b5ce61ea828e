package dev.flamelab.capture;

import dev.flamelab.capture.SamplingSession.Limits;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileCheck;
import dev.flamelab.pprof.Sample;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/** The JVM's own recording for one test, closed at its end. */
final class TestFlightLog implements AutoCloseable {
    static final long CHUNK_BYTES = 16 << 20;

    private final SessionScratch scratch = new SessionScratch();
    private final FlightLog log;

    TestFlightLog() {
        this(512, CHUNK_BYTES);
    }

    TestFlightLog(int stackDepth, long chunkBytes) {
        log = new FlightLog(scratch, new Limits(4, stackDepth, chunkBytes, 0), new Frames("test"), new ObjectSizes());
        log.start();
    }

    /** One that misses nothing from now on. */
    static TestFlightLog begun() {
        var test = new TestFlightLog();
        test.log.block().orTimeout(1, TimeUnit.MINUTES).join();
        return test;
    }

    FlightLog log() {
        return log;
    }

    SessionScratch scratch() {
        return scratch;
    }

    Profile block() throws Exception {
        return valid(log.block());
    }

    Profile mutex() throws Exception {
        return valid(log.mutex());
    }

    Profile threadcreate() throws Exception {
        return valid(log.threadcreate());
    }

    private static Profile valid(CompletableFuture<Profile> asked) throws Exception {
        Profile profile = Captures.result(asked);
        ProfileCheck.check(profile);
        return profile;
    }

    /** The sum of a value over the samples with this method of that class. */
    static long sum(Profile profile, int value, Class<?> type, String method) {
        return profile.samples().stream()
                .filter(sample -> passes(sample, type, method))
                .mapToLong(sample -> sample.value(value))
                .sum();
    }

    static boolean passes(Sample sample, Class<?> type, String method) {
        String name = type.getName() + "." + method;
        return sample.stack().stream()
                .flatMap(location -> location.lines().stream())
                .anyMatch(line -> line.function().name().equals(name));
    }

    /** How many there have been, or a little more: the recorder numbers them all. */
    static long recordings() {
        try (var recording = new Recording()) {
            return recording.getId();
        }
    }

    /** Waits until ours records parked threads from this length on. */
    static void awaitThreshold(String threshold) {
        Captures.await(() -> thresholds().equals(List.of(threshold)));
    }

    /** Of waiting threads, in our recording, or in two while it is cut. */
    private static List<String> thresholds() {
        return FlightRecorder.getFlightRecorder().getRecordings().stream()
                .filter(recording -> recording.getState() == RecordingState.RUNNING)
                .filter(recording -> recording.getName().equals(OtherRecordings.OURS))
                .map(recording -> recording.getSettings().get(FlightRecording.PARK + "#threshold"))
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        log.close().toCompletableFuture().orTimeout(1, TimeUnit.MINUTES).join();
        scratch.close();
    }
}
