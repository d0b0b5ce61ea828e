package dev.flamelab.lab;

import dev.flamelab.pprof.Profile;

/**
 * A profile as it was taken.
 *
 * @param profile what was read, so it is known to be one; null of a recording that nobody has chosen from yet
 * @param bytes the same in its file form, as they came
 */
public record Capture(Profile profile, byte[] bytes) {
    /** Whether it came as a JFR recording, of which a profile is only a part. */
    public boolean isRecording() {
        return JfrFile.isOne(bytes);
    }
}
