package dev.flamelab.capture;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A directory of this process alone for its recordings, which leaves nothing behind, after a crash at the next start. */
final class Scratch implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("flamelab-(\\d{1,18})-\\d+");
    private static final String LOCK = "lock";
    private static final String ENDING = "this JVM is ending";

    private final Thread atExit = new Thread(this::tidy, "flamelab-tidy");
    private Path directory;
    // The kernel frees it when the process dies, which also tells across containers that share a directory.
    private FileChannel lock;
    private boolean ended;

    private Scratch() {}

    /** Makes a directory in the one given, and removes those there whose processes are gone. */
    static Scratch in(Path parent) throws IOException {
        if (parent.toString().matches(".*[,%].*")) {
            // async-profiler's options end at a comma, and it replaces percent signs in file names.
            throw new IOException("The directory for temporary files, " + parent
                    + ", has a comma or a percent sign in its name: set java.io.tmpdir to another one.");
        }
        var scratch = new Scratch();
        scratch.create(parent);
        scratch.removeLeftovers(parent);
        return scratch;
    }

    private synchronized void create(Path parent) throws IOException {
        try {
            // First of all: whatever exists later is removed, even if the JVM is told to end this very moment.
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException e) {
            throw new IOException(ENDING, e);
        }
        refuseWhenEnded();
        directory = Files.createTempDirectory(
                parent, "flamelab-" + ProcessHandle.current().pid() + "-");
        // Made as a temporary file, since those are for this user alone.
        Path file = Files.move(Files.createTempFile(directory, LOCK, null), directory.resolve(LOCK));
        lock = FileChannel.open(file, StandardOpenOption.WRITE);
        lock.lock();
    }

    synchronized Path directory() {
        return directory;
    }

    /** An empty file that only this user can read. The profiler would make it readable for all. */
    synchronized Path newFile() throws IOException {
        refuseWhenEnded();
        return Files.createTempFile(directory, "chunk-", ".jfr");
    }

    private void refuseWhenEnded() throws IOException {
        if (ended) {
            throw new IOException(ENDING);
        }
    }

    private void removeLeftovers(Path parent) throws IOException {
        try (DirectoryStream<Path> candidates = Files.newDirectoryStream(parent, "flamelab-*")) {
            for (Path candidate : candidates) {
                Matcher name = NAME.matcher(candidate.getFileName().toString());
                try {
                    if (name.matches() && isOurs(candidate) && isDead(Long.parseLong(name.group(1)), candidate)) {
                        delete(candidate);
                    }
                } catch (IOException e) {
                    // Somebody else is removing it, or may: not worth failing for.
                }
            }
        }
    }

    private boolean isOurs(Path candidate) throws IOException {
        Path own = directory();
        return !candidate.equals(own)
                && Files.isDirectory(candidate, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(candidate).equals(Files.getOwner(own));
    }

    private static boolean isDead(long pid, Path candidate) throws IOException {
        if (pid == ProcessHandle.current().pid()) {
            // In a container every life of a service has the same number.
            long started = ManagementFactory.getRuntimeMXBean().getStartTime();
            return Files.getLastModifiedTime(candidate).toMillis() < started;
        }
        return ProcessHandle.of(pid).isEmpty() && isUnlocked(candidate.resolve(LOCK));
    }

    private static boolean isUnlocked(Path lock) throws IOException {
        if (!Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }

    private synchronized void tidy() {
        ended = true;
        try {
            if (lock != null) {
                lock.close();
            }
            if (directory != null) {
                delete(directory);
            }
        } catch (IOException e) {
            // The JVM is ending, or about to: whatever is left goes at the next start.
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook may be at work already.
        }
        tidy();
    }
}
