package dev.flamelab.capture;

import java.io.IOException;
import java.util.List;

/** The samples of one event in a section: met one by one, and then weighed. */
interface Samples {
    Event event();

    /** The types that the event is recorded as; looked up for each JFR chunk, before its events. */
    List<JfrType> types(JfrChunk chunk) throws IOException;

    /** The type of event that the recorder notes the interval for. */
    default String settingsOf() {
        return "jdk.ExecutionSample";
    }

    /** Takes the sample that was moved to. */
    void add(JfrEvents sample) throws IOException;

    /** Ends a JFR chunk, whose numbers hold within it alone. */
    void resolve(ChunkStacks stacks) throws IOException;

    /** How many were taken. */
    long count();

    /**
     * Weighs them.
     *
     * @param interval between two samples, in the unit of the event
     * @param nanos how long the section was recorded
     * @param lost how many more there are, of which nothing is known
     */
    void tally(Tally tally, long interval, long nanos, long lost);
}
