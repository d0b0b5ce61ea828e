package dev.flamelab.lab;

import dev.flamelab.compare.Comparison;
import dev.flamelab.compare.SameBottleneck;
import dev.flamelab.pprof.MalformedProfile;
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
public record OwnDump(Path file, Path reference, Comparison comparison) {
    private static final String NUMBER = "\\.[0-9]+\\.pb\\.gz$";

    /** Judges the newest of the captured dumps that has the name of the bundled one, whatever its number. */
    public static OwnDump newest(Home home, Story story) {
        var reference = Reference.of(home, story);
        var name = nameOf(reference.file());
        var file = new DumpStore(home.myDumps())
                .dumps().stream()
                        .filter(dump -> nameOf(dump).equals(name))
                        .reduce((older, newer) -> newer)
                        .orElseThrow(() -> LabError.machine("there is no dump " + name + ".*.pb.gz in "
                                + Home.shown(home.myDumps()) + " to check: take one with ./lab run " + story.name()));
        var comparison = SameBottleneck.judge(
                read(file, story), reference.profile(), story.shot().anchors());
        return new OwnDump(file, reference.file(), comparison);
    }

    private static String nameOf(Path dump) {
        return dump.getFileName().toString().replaceFirst(NUMBER, "");
    }

    private static Profile read(Path file, Story story) {
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
