package dev.flamelab.cli;

import dev.flamelab.lab.Home;
import dev.flamelab.report.Dialect;
import dev.flamelab.report.SourceCode;
import dev.flamelab.report.SourcePaths;
import dev.flamelab.report.View;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the sources of a listing on this disk, in the folders that were named and in all folders above them. */
final class SourceFiles implements SourceCode {
    private final SourcePaths paths;
    private final SourceCode elsewhere;
    private final Map<String, Found> found = new HashMap<>();

    /** Looks where pprof looks. */
    SourceFiles(SourcePaths paths) {
        this(paths, null);
    }

    private SourceFiles(SourcePaths paths, SourceCode elsewhere) {
        this.paths = paths;
        this.elsewhere = elsewhere;
    }

    /**
     * Where a person wants sources to be looked for. One who names no folder means the one they are in, and then the
     * sources at hand, of the demo service and of the JDK: which pprof does not know, so not when it is to be imitated.
     */
    static SourceFiles of(View view) {
        SourcePaths named = view.paths();
        if (!named.search().isEmpty()) {
            return new SourceFiles(named);
        }
        var here = new SourcePaths(List.of(Path.of("").toAbsolutePath().toString()), named.trim());
        boolean more = view.dialect() == Dialect.CURRENT;
        return new SourceFiles(
                here, more ? new SourcesAtHand(Home.find().root().resolve("demo-service/src/main/java")) : null);
    }

    @Override
    public Found find(String file) {
        return found.computeIfAbsent(file, this::read);
    }

    private Found read(String named) {
        Path file = Path.of(paths.trim(named));
        if (file.isAbsolute()) {
            return Files.isRegularFile(file)
                    ? lines(file)
                    : new Found(List.of(), "open " + file + ": no such file or directory");
        }
        for (String folder : paths.search()) {
            for (Path above = Path.of(folder).toAbsolutePath(); above != null; above = above.getParent()) {
                if (Files.isRegularFile(above.resolve(file))) {
                    return lines(above.resolve(file));
                }
            }
        }
        if (elsewhere != null) {
            Found atHand = elsewhere.find(named);
            if (atHand.problem().isEmpty()) {
                return atHand;
            }
        }
        return new Found(
                List.of(),
                "could not find file " + file + " on path " + String.join(File.pathSeparator, paths.search()));
    }

    private static Found lines(Path file) {
        try {
            return SourceText.found(Files.readAllBytes(file));
        } catch (IOException e) {
            return new Found(List.of(), "open " + file + ": " + e.getMessage());
        }
    }
}
