package dev.flamelab.lab;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;

/** The folder in which somebody's own files are kept before others take their place; nothing in it is overwritten. */
record SavedEdits(Home home) {
    private static final String FOLDER = "my-edits";

    /**
     * Saves files under the next free number, where they lie as in the project.
     *
     * @param files by their paths from the project's folder on
     */
    Path save(String story, Map<String, byte[]> files) {
        try {
            var folder = free(Files.createDirectories(home.root().resolve(FOLDER)), story);
            for (var file : files.entrySet()) {
                var copy = folder.resolve(file.getKey());
                Files.createDirectories(copy.getParent());
                Files.write(copy, file.getValue(), StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
            }
            return folder;
        } catch (IOException e) {
            throw LabError.machine(
                    "your files could not be saved in " + Home.shown(home.root().resolve(FOLDER)) + " ("
                            + e.getMessage() + "), so nothing was changed: make room or get the right to write there",
                    e);
        }
    }

    private static Path free(Path folder, String story) throws IOException {
        for (int number = 1; ; number++) {
            var free = folder.resolve(String.format(Locale.ROOT, "%s.%03d", story, number));
            try {
                return Files.createDirectory(free);
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
        }
    }
}
