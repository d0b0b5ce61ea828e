package dev.flamelab.cli;

import dev.flamelab.compare.Anchor;
import dev.flamelab.lab.JfrFile;
import dev.flamelab.lab.ProfileFile;
import dev.flamelab.pprof.MemoryBudget;
import dev.flamelab.pprof.Profile;
import java.nio.file.Path;
import java.util.List;

/**
 * A dump that is to be compared: a profile, or a recording that is one by the anchors that are looked for.
 *
 * @param profile null of a recording
 * @param budget the memory that all that is compared may take
 */
record OneDump(Path file, Profile profile, MemoryBudget budget) {
    static OneDump of(Path file, MemoryBudget budget) {
        return new OneDump(file, JfrFile.isOne(file) ? null : ProfileFile.read(file, budget), budget);
    }

    boolean isRecording() {
        return profile == null;
    }

    /** What of it shows these anchors. */
    Profile by(List<Anchor> anchors) {
        return isRecording() ? ProfileFile.read(file, anchors.get(0).value(), budget) : profile;
    }
}
