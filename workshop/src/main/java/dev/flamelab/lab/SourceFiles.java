package dev.flamelab.lab;

import dev.flamelab.report.Dialect;
import dev.flamelab.report.SourceCode;
import dev.flamelab.report.SourcePaths;
import dev.flamelab.report.View;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the sources of a listing on this disk, in the folders that were named and in all folders above them. */
public final class SourceFiles implements SourceCode {
    private final SourcePaths paths;
    private final SourcesAtHand elsewhere;
    private final boolean confined;
    private final Map<String, Found> found = new HashMap<>();

    /** Looks where pprof looks. */
    SourceFiles(SourcePaths paths) {
        this(paths, null, false);
    }

    private SourceFiles(SourcePaths paths, SourcesAtHand elsewhere, boolean confined) {
        this.paths = paths;
        this.elsewhere = elsewhere;
        this.confined = confined;
    }

    /**
     * Where a person wants sources to be looked for. One who names no folder means the one they are in, and then the
     * sources at hand, of the demo service and of the JDK: which pprof does not know, so not when it is to be imitated.
     */
    public static SourceFiles of(View view) {
        SourcePaths named = view.paths();
        if (!named.search().isEmpty()) {
            return new SourceFiles(named, null, false);
        }
        var here = new SourcePaths(List.of(Path.of("").toAbsolutePath().toString()), named.trim());
        boolean more = view.dialect() == Dialect.CURRENT;
        return new SourceFiles(
                here, more ? new SourcesAtHand(Home.find().root().resolve("demo-service/src/main/java")) : null, false);
    }

    /**
     * The same, and only what lies inside those folders: a profile may name any file of this machine, and who sees the
     * lines on a page need not be who may read it.
     */
    public SourceFiles confined() {
        return new SourceFiles(paths, elsewhere, true);
    }

    @Override
    public Found find(String file) {
        return found.computeIfAbsent(file, this::read);
    }

    /** Where files are looked for, for a person who misses one. */
    public List<String> places() {
        List<String> places = new ArrayList<>();
        paths.search().forEach(folder -> places.add(confined ? folder : folder + " and the folders above it"));
        if (elsewhere != null) {
            places.addAll(elsewhere.places());
        }
        return places;
    }

    private Found read(String named) {
        try {
            Path file = Path.of(paths.trim(named));
            return file.isAbsolute() ? exactly(file) : searched(file, named);
        } catch (InvalidPathException e) {
            return Found.nothing("open " + named + ": invalid argument");
        }
    }

    private Found exactly(Path file) {
        if (confined && !isInside(file)) {
            return Found.nothing(
                    file + " is outside the folders that sources are read from: name its folder with -source_path");
        }
        if (!Files.isRegularFile(file)) {
            return Found.nothing("open " + file + ": no such file or directory");
        }
        return Files.isReadable(file) ? lines(file) : Found.nothing("open " + file + ": permission denied");
    }

    private Found searched(Path file, String named) {
        for (String folder : paths.search()) {
            for (Path above = Path.of(folder).toAbsolutePath(); above != null; above = above.getParent()) {
                Path here = above.resolve(file);
                if (Files.isRegularFile(here) && Files.isReadable(here) && (!confined || isInside(here))) {
                    return lines(here);
                }
            }
        }
        String problem = "could not find file " + file + " on path " + String.join(File.pathSeparator, paths.search());
        if (elsewhere == null) return Found.nothing(problem);
        Found atHand = elsewhere.find(named);
        return atHand.problem().isEmpty() ? atHand : Found.nothing(problem + elsewhere.missed(named));
    }

    /** Whether a file lies in one of the folders that were named, wherever links and dots lead. */
    private boolean isInside(Path file) {
        try {
            Path real = file.toRealPath();
            for (String folder : paths.search()) {
                if (real.startsWith(Path.of(folder).toRealPath())) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static Found lines(Path file) {
        try {
            return Found.of(SourceText.lines(Files.readAllBytes(file)));
        } catch (IOException e) {
            return Found.nothing("open " + file + ": " + e.getMessage());
        }
    }
}
