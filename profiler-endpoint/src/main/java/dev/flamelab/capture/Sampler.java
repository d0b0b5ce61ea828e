package dev.flamelab.capture;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** A source of stack samples, recorded in JFR's format. Used by one thread, but for what reads a file. */
interface Sampler {
    /** What it can sample. */
    Set<Event> events();

    /**
     * Starts a recording.
     *
     * @throws IllegalStateException when somebody else is using the source, or it cannot do this
     */
    void start(Set<Event> events) throws IOException;

    /** Whether the recording that we started still runs; false when somebody else has stopped it. */
    boolean isRunning() throws IOException;

    /** How many bytes the recording takes on disk by now. */
    long bytes() throws IOException;

    /** Goes on recording, and hands over what is new since the start or the last cut. */
    Section cut() throws IOException;

    /** Ends the recording and hands over what is new. A recording that is not ours is left alone. */
    Section stop() throws IOException;

    /**
     * Ends a recording that something is wrong with, and hands over what is new and complete; null if that cannot be
     * read. A recording that is not ours is left alone.
     */
    Section salvage() throws IOException;

    /**
     * The distance between two samples according to the recording.
     *
     * @param settings those of the event's type that the section holds
     */
    long interval(Event event, Map<String, String> settings) throws IOException;

    /** What its profiles do not show, one sentence; empty when there is nothing to say. */
    String shortcoming();
}
