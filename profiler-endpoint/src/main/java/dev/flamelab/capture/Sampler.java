package dev.flamelab.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;

/** A source of stack samples that records into one JFR file at a time. Used by one thread. */
interface Sampler {
    /**
     * Starts to record.
     *
     * @param chunk an empty file of ours
     * @throws IllegalStateException when somebody else is using the source
     */
    void start(Path chunk, Set<Event> events) throws IOException;

    /** Whether the recording that we started still runs; false when somebody else has stopped it. */
    boolean isRunning() throws IOException;

    /**
     * Ends the recording and completes its file. A recording that is not ours is left alone.
     *
     * @return how many samples were taken, written or not; empty when that cannot be told
     */
    OptionalLong stop() throws IOException;

    /** How often a thread is sampled, according to the complete recording. */
    long intervalNanos(Path chunk, String recordedInterval) throws IOException;

    /** What its profiles do not show, one sentence; empty when there is nothing to say. */
    String shortcoming();
}
