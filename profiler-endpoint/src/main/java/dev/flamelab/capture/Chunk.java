package dev.flamelab.capture;

import java.util.List;

/**
 * What was recorded between two rotations, and whom it is for.
 *
 * @param nanos how long that took
 * @param remarks what a reader of its samples should know
 * @param captures those that were open all the while
 */
record Chunk(Section section, long nanos, List<String> remarks, List<Capture> captures, Frames frames) {
    Chunk {
        remarks = List.copyOf(remarks);
        captures = List.copyOf(captures);
    }
}
