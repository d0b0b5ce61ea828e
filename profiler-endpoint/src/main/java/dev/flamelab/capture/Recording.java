package dev.flamelab.capture;

import java.nio.file.Path;

/** A file that a sampler records into, and what has been read of it so far. The counts belong to who reads it. */
final class Recording {
    private final Path file;
    private long intervalNanos;
    private long read;
    private long lost;

    Recording(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** How often a thread is sampled; 0 until that is known. The file says it once, at its beginning. */
    long intervalNanos() {
        return intervalNanos;
    }

    void interval(long nanos) {
        intervalNanos = nanos;
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
}
