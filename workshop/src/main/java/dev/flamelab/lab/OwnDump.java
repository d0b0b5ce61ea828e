package dev.flamelab.lab;

import dev.flamelab.compare.ApplicationSamples;
import dev.flamelab.compare.Comparison;
import dev.flamelab.pprof.MalformedProfile;
import dev.flamelab.pprof.MemoryBudget;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The dump that was captured last for a story, and what it proves.
 *
 * @param reference the bundled dump it was compared with
 */
public record OwnDump(Path file, Profile profile, Path reference, Comparison comparison) {
    /** Judges the newest of the captured dumps that are named as one of the story is, and show no other story. */
    public static OwnDump newest(Home home, Story story) {
        var reference = Reference.of(home, story);
        var name = reference.ownName();
        var others = Story.all(home).stream()
                .filter(other -> !other.name().equals(story.name())
                        && other.shot().kind().equals(story.shot().kind()))
                .toList();
        for (var file : new DumpStore(home.myDumps()).named(name)) {
            var mine = read(file, story);
            var samples = ApplicationSamples.of(mine);
            if (!samples.show(story.shot().anchors())
                    && others.stream()
                            .anyMatch(other -> samples.show(other.shot().anchors()))) {
                continue;
            }
            return new OwnDump(file, mine, reference.file(), reference.judge(mine));
        }
        throw LabError.machine("there is no dump " + name + " of " + story.name() + " in " + Home.shown(home.myDumps())
                + " to check: take one with ./lab run " + story.name());
    }

    /** The same, but the newest that shows the story, if one does: a dump that was taken after a fix has less to tell. */
    public static OwnDump showing(Home home, Story story) {
        var newest = newest(home, story);
        if (newest.shows()) return newest;
        var reference = Reference.of(home, story);
        for (var file : new DumpStore(home.myDumps()).named(reference.ownName())) {
            try {
                var mine = read(file, story);
                var own = new OwnDump(file, mine, reference.file(), reference.judge(mine));
                if (own.shows()) return own;
            } catch (LabError e) {
                // an old one that cannot be read is in nobody's way
                continue;
            }
        }
        return newest;
    }

    private boolean shows() {
        return comparison.shares().stream()
                .allMatch(share -> share.here() >= share.anchor().floor());
    }

    private static Profile read(Path file, Story story) {
        if (JfrFile.isOne(file)) return JfrFile.samples(file, story.shot().sampleIndex(), MemoryBudget.ofJvm());
        try {
            return ProfileReader.read(Files.readAllBytes(file));
        } catch (MalformedProfile e) {
            throw LabError.machine(
                    Home.shown(file) + " is no profile (" + e.getMessage()
                            + "): remove it, or take a new one with ./lab run " + story.name(),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
