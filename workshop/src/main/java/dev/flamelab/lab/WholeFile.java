package dev.flamelab.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that it is there as it was or as it is to be, and never half of it, whatever happens. */
final class WholeFile {
    private WholeFile() {}

    /** Takes the place of what has the name now. */
    static Path write(Path file, byte[] bytes) throws IOException {
        // begins with a dot: what is compiled or built looks past it
        var unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
        var leftover = Leftovers.add(
                "unfinished " + file.getFileName(), () -> unfinished.toFile().delete());
        try {
            try (var channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                var left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) channel.write(left);
                // on the disk before it has its name
                channel.force(true);
            }
            return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
            leftover.close();
        }
    }
}
