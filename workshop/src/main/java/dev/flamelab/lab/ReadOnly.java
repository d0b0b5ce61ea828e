package dev.flamelab.lab;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;

/** Files that somebody has protected: another may not take their place, though a disk would allow it. */
final class ReadOnly {
    private ReadOnly() {}

    static void refuse(Path file) throws IOException {
        if (is(file)) throw new FileSystemException(file.toString(), null, "the file is read-only");
    }

    static boolean is(Path file) throws IOException {
        var posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        // to the administrator everything is writable
        return posix == null
                ? !Files.isWritable(file)
                : !posix.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE)
                        || !Files.isWritable(file);
    }
}
