package dev.flamelab.capture;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * What the JVM itself records of waiting, of threads that start and of objects that stay, cut into pieces without a gap
 * between them. Neighbours overlap: a JFR chunk that both hold is the same in both. Used by one thread.
 */
final class FlightRecording implements AutoCloseable {
    static final String ENTER = "jdk.JavaMonitorEnter";
    static final String WAIT = "jdk.JavaMonitorWait";
    static final String PARK = "jdk.ThreadPark";
    static final String START = "jdk.ThreadStart";
    static final String OLD_OBJECT = "jdk.OldObjectSample";

    private static final List<String> WAITS = List.of(ENTER, WAIT, PARK);

    private Recording running;
    // Shorter waits are not recorded.
    private Map<String, Duration> thresholds = Map.of();

    void start() {
        thresholds = thresholdsFor(OtherRecordings.running());
        running = begin();
    }

    private static Map<String, Duration> thresholdsFor(OtherRecordings others) {
        Map<String, Duration> found = new HashMap<>();
        for (String wait : WAITS) {
            found.put(wait, others.threshold(wait));
        }
        return found;
    }

    /** Takes none but long waits where others record who want no more, for they get all that we take. */
    void heed(OtherRecordings others) {
        Map<String, Duration> wanted = thresholdsFor(others);
        if (!wanted.equals(thresholds)) {
            thresholds = wanted;
            wanted.forEach((wait, threshold) -> running.enable(wait).withThreshold(threshold));
        }
    }

    /** How long a wait must be to be recorded, whatever kind it is of. */
    Duration threshold() {
        return thresholds.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private Recording begin() {
        refuseAtTheEnd();
        var recording = new Recording();
        try {
            recording.setName(OtherRecordings.OURS);
            thresholds.forEach((wait, threshold) ->
                    recording.enable(wait).withThreshold(threshold).withStackTrace());
            recording.enable(START).withStackTrace();
            // Without a search for what keeps an object alive, which would stop the program for long.
            recording.enable(OLD_OBJECT).withStackTrace().with("cutoff", "0 ns");
            recording.start();
            // It takes a while, for the first time.
            refuseAtTheEnd();
            return recording;
        } catch (RuntimeException e) {
            recording.close();
            throw e;
        }
    }

    /** The recorder has a hook that ends it, and would begin anew if it was asked to. */
    private static void refuseAtTheEnd() {
        var hook = new Thread(() -> {});
        // Refused once the JVM is ending.
        Runtime.getRuntime().addShutdownHook(hook);
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Whether it runs; false when somebody else has stopped it. */
    boolean isRunning() {
        return running != null && running.getState() == RecordingState.RUNNING;
    }

    /** How many bytes it takes on disk by now. */
    long bytes() throws IOException {
        return running.getSize() + currentChunk();
    }

    /** The recorder counts a chunk when it is finished, and writes it to its newest file. */
    private static long currentChunk() throws IOException {
        Path repository = FlightRepository.current();
        if (repository == null) {
            return 0;
        }
        long newest = Long.MIN_VALUE;
        long size = 0;
        // Asked four times a second, and a list of names costs a third of a stream of paths.
        File[] files = repository.toFile().listFiles();
        if (files == null) {
            throw new IOException("the flight recorder's directory cannot be read: " + repository);
        }
        for (File file : files) {
            // None of one that goes while we look, with a recording that needs it no more.
            long modified = file.lastModified();
            if (modified > newest && file.getName().endsWith(".jfr")) {
                newest = modified;
                size = file.length();
            }
        }
        return size;
    }

    /**
     * Goes on recording, and writes what is new since the start or the last cut to a file. The next piece begins before
     * this one ends: so nothing is missed, and the objects that are watched are still known.
     */
    void cut(Path file) throws IOException {
        Recording next = begin();
        try (Recording finished = running) {
            running = next;
            if (finished.getState() == RecordingState.RUNNING) {
                finished.stop();
            }
            // It would say that it finds its own files no more.
            refuseAtTheEnd();
            // Somebody may have thrown it away, with what it had.
            if (finished.getState() != RecordingState.CLOSED) {
                finished.dump(file);
            }
        }
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
