package dev.flamelab.capture;

import java.util.List;
import java.util.Set;

/**
 * What was recorded between two rotations, and whom it is for.
 *
 * @param events those that were sampled
 * @param nanos how long that took
 * @param remarks what a reader of its samples should know
 * @param captures those that were open all the while
 */
record Chunk(Section section, Set<Event> events, long nanos, List<String> remarks, List<Capture> captures) {
    Chunk {
        events = Set.copyOf(events);
        remarks = List.copyOf(remarks);
        captures = List.copyOf(captures);
    }
}
