package dev.flamelab.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of the machine's temporary ones, which is gone with all that is in it when it is closed, or on Ctrl-C. */
final class ScratchFolder implements AutoCloseable {
    private static final int ATTEMPTS = 3;

    private final Path path;
    private final Leftovers.Entry leftover;

    ScratchFolder() {
        try {
            path = Files.createTempDirectory("flamelab-");
        } catch (IOException e) {
            throw LabError.machine("no temporary folder can be made (" + e.getMessage() + "): make room", e);
        }
        leftover = Leftovers.add("temporary folder", this::delete);
    }

    Path path() {
        return path;
    }

    /** Whoever wrote there may be about to end, and write a last time. */
    private void delete() {
        for (int i = 0; i < ATTEMPTS && Files.exists(path); i++) {
            for (var file : filesFirst()) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    // tried once more
                    continue;
                }
            }
        }
    }

    private List<Path> filesFirst() {
        try (Stream<Path> all = Files.walk(path)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        delete();
        leftover.close();
    }
}
