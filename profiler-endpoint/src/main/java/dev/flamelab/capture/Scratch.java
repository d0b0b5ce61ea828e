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

    private final Path directory;
    // The kernel frees it when the process dies, which also tells across containers that share a directory.
    private final FileChannel lock;
    private final Thread atExit = new Thread(this::tidy, "flamelab-tidy");

    private Scratch(Path directory) throws IOException {
        this.directory = directory;
        // "0600 in 0700" is what Files gives to temporary files, unlike File.createTempFile.
        lock = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Makes a directory in the one given, and removes those there whose processes are gone. */
    static Scratch in(Path parent) throws IOException {
        if (parent.toString().matches(".*[,%].*")) {
            // async-profiler's options end at a comma, and it replaces percent signs in file names.
            throw new IOException("The directory for temporary files, " + parent
                    + ", has a comma or a percent sign in its name: set java.io.tmpdir to another one.");
        }
        var scratch = new Scratch(Files.createTempDirectory(
                parent, "flamelab-" + ProcessHandle.current().pid() + "-"));
        scratch.removeLeftovers(parent);
        return scratch;
    }

    Path directory() {
        return directory;
    }

    /** An empty file that only this user can read. The profiler would make it readable for all. */
    Path newFile() throws IOException {
        return Files.createTempFile(directory, "chunk-", ".jfr");
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
        return !candidate.equals(directory)
                && Files.isDirectory(candidate, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(candidate).equals(Files.getOwner(directory));
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

    private void tidy() {
        try {
            delete(directory);
        } catch (IOException e) {
            // The JVM is ending: whatever is left goes at the next start.
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook may be at work already.
        }
        lock.close();
        tidy();
    }
}
