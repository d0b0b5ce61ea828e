package dev.flamelab.capture;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * A file that a sampler records into, and what has been read of it so far. The intervals and the counts belong to who
 * reads it.
 */
final class Recording {
    private final Path path;
    // Kept open, so that it can be read even when somebody has removed it.
    private final RandomAccessFile file;
    private final Map<Event, Long> intervals = new EnumMap<>(Event.class);
    private long read;
    private long lost;
    // Written by who reads, and read by who records.
    private volatile boolean gap;

    private Recording(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    static Recording in(Path path) throws IOException {
        return new Recording(path, new RandomAccessFile(path.toFile(), "r"));
    }

    Path path() {
        return path;
    }

    RandomAccessFile file() {
        return file;
    }

    /** The distance between two samples of an event; 0 until that is known. The file says it once, at its beginning. */
    long interval(Event event) {
        return intervals.getOrDefault(event, 0L);
    }

    void interval(Event event, long interval) {
        intervals.put(event, interval);
    }

    /**
     * Counts the samples of another section.
     *
     * @param taken how many the profiler has taken since the recording began
     * @return how many of them turn out to be lost, besides those told before
     */
    long count(long samples, long taken) {
        read += samples;
        // A section may hold a few samples more than were counted when it was cut: those even out later.
        long newlyLost = Math.max(0, taken - read - lost);
        lost += newlyLost;
        return newlyLost;
    }

    /** Notes that a part of it has not been read: what that part alone told is missing from now on. */
    void missed() {
        gap = true;
    }

    /** Whether a new one had better take its place. */
    boolean hasGap() {
        return gap;
    }

    void remove() {
        try {
            file.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // It goes with the directory at the end.
        }
    }
}
