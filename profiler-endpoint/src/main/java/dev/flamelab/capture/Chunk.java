package dev.flamelab.capture;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * A finished recording and whom it is for.
 *
 * @param nanos how long it ran
 * @param taken how many samples were taken, written or not; empty when that is not known
 * @param remarks what a reader of its samples should know
 * @param captures those that were open all the while
 */
record Chunk(Path file, long nanos, OptionalLong taken, List<String> remarks, List<Capture> captures, Frames frames) {
    Chunk {
        remarks = List.copyOf(remarks);
        captures = List.copyOf(captures);
    }
}
