package dev.flamelab.cli;

import dev.flamelab.report.SourceCode;
import dev.flamelab.report.SourcePaths;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the sources of a listing on this disk, in the folders that were named and in all folders above them. */
final class SourceFiles implements SourceCode {
    private final SourcePaths paths;
    private final List<Path> folders;
    private final Map<String, Found> found = new HashMap<>();

    SourceFiles(SourcePaths paths) {
        this.paths = paths;
        this.folders = paths.search().stream()
                .map(folder -> Path.of(folder).toAbsolutePath())
                .toList();
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
        for (Path folder : folders) {
            for (Path above = folder; above != null; above = above.getParent()) {
                if (Files.isRegularFile(above.resolve(file))) {
                    return lines(above.resolve(file));
                }
            }
        }
        return new Found(
                List.of(),
                "could not find file " + file + " on path " + String.join(File.pathSeparator, paths.search()));
    }

    private static Found lines(Path file) {
        try {
            // Not Files.readAllLines, which refuses a source in another encoding.
            var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return new Found(text.lines().toList(), "");
        } catch (IOException e) {
            return new Found(List.of(), "open " + file + ": " + e.getMessage());
        }
    }
}
