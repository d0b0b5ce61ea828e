package dev.flamelab.capture;

import java.util.OptionalLong;

/**
 * A part of a recording that is complete and can be read.
 *
 * @param from its first byte
 * @param to the byte after its last
 * @param taken how many samples were taken since the recording began, written or not; empty when that is not known
 * @param last whether nothing follows, so that the file can go
 */
record Section(Recording recording, long from, long to, OptionalLong taken, boolean last) {
    /** Removes the file if nothing follows in it. */
    void done() {
        if (last) {
            recording.remove();
        }
    }
}
