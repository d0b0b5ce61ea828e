package dev.flamelab;

import dev.flamelab.lab.DumpStore;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.ProfileFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a learner has of this project: its texts and sources, to be edited, and nothing that was built or captured. */
public final class ProjectCopy {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> PARTS = List.of(
            "dumps",
            "demo-service/src/main",
            "solutions/src/main",
            "solutions/src/shipped",
            "workshop/chapters",
            "workshop/stories");

    private ProjectCopy() {}

    public static Home in(Path folder) throws IOException {
        for (var part : PARTS) {
            try (var all = Files.walk(ROOT.resolve(part))) {
                all.filter(Files::isRegularFile).forEach(file -> copy(file, folder.resolve(ROOT.relativize(file))));
            }
        }
        return new Home(folder);
    }

    /** Puts one of the bundled dumps where captures go, as if it had been captured. */
    public static Path capture(Home home, String bundled) throws IOException {
        var file = home.dumps().resolve(bundled);
        return new DumpStore(home.myDumps()).save(ProfileFile.read(file), Files.readAllBytes(file));
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
