package dev.flamelab.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stands in for a file that somebody wants to write: it is read as it is written and never touches a disk, and closing
 * it ends the writer with an error.
 */
final class OutputPipe implements Closeable {
    /** Linux gives every open file a path here. */
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private static final int TRIES = 5;

    private final Pipe pipe;
    private final Path path;

    private OutputPipe(Pipe pipe, Path path) {
        this.pipe = pipe;
        this.path = path;
    }

    /** A new one; empty where the operating system has no paths for such. */
    static Optional<OutputPipe> open() throws IOException {
        if (!Files.isDirectory(OPEN_FILES)) {
            return Optional.empty();
        }
        for (int i = 0; i < TRIES; i++) {
            Map<String, Path> before = writers();
            Pipe pipe = Pipe.open();
            Map<String, Path> opened = writers();
            opened.keySet().removeAll(before.keySet());
            // Another thread may have opened one too, and nobody tells which is whose.
            if (opened.size() == 1) {
                return Optional.of(
                        new OutputPipe(pipe, opened.values().iterator().next()));
            }
            pipe.sink().close();
            pipe.source().close();
        }
        return Optional.empty();
    }

    /** Where to write. */
    Path path() {
        return path;
    }

    InputStream input() {
        return Channels.newInputStream(pipe.source());
    }

    /** Lets the reader see the end, once all is written. */
    void finish() throws IOException {
        pipe.sink().close();
    }

    @Override
    public void close() throws IOException {
        pipe.source().close();
        pipe.sink().close();
    }

    /** The ends of this process's pipes that can be written to, by pipe. */
    private static Map<String, Path> writers() throws IOException {
        Map<String, Path> found = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(OPEN_FILES)) {
            for (Path file : files) {
                addWriter(file, found);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    private static void addWriter(Path file, Map<String, Path> found) {
        try {
            String target = Files.readSymbolicLink(file).toString();
            if (target.startsWith("pipe:")
                    && !Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)
                            .contains(PosixFilePermission.OWNER_READ)) {
                found.put(target, file);
            }
        } catch (IOException e) {
            // Closed in the meantime.
        }
    }
}
