package dev.flamelab.capture;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A directory of this process alone for its recordings, which leaves nothing behind, after a crash at the next start. */
final class Scratch implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("flamelab-(\\d{1,18})-\\d+");
    private static final String LOCK = "lock";
    private static final String ENDING = "this JVM is ending";

    /** Far more than it takes to lock a directory that has been made. */
    private static final Duration UNTIL_LOCKED = Duration.ofMinutes(1);

    /** How long the JVM's end waits for who still writes here: a library that is being unpacked, the flight recorder. */
    private static final Duration UNTIL_GONE = Duration.ofSeconds(5);

    private final Thread atExit = new Thread(this::tidyAtExit, "flamelab-tidy");
    private final Path parent;
    private Path directory;
    // The kernel frees it when the process dies, which also tells across containers that share a directory.
    private FileChannel lock;
    private boolean ended;
    // Steps take seconds, and whoever wants a file in the meantime does not wait for them: only the end does.
    private final ReadWriteLock steps = new ReentrantReadWriteLock();

    private Scratch(Path parent) {
        this.parent = parent;
    }

    /** Makes a directory in the one given, and removes those there whose processes are gone. */
    static Scratch in(Path parent) throws IOException {
        if (parent.toString().matches(".*[,%].*")) {
            // async-profiler's options end at a comma, and it replaces percent signs in file names.
            throw new IOException("The directory for temporary files, " + parent
                    + ", has a comma or a percent sign in its name: set java.io.tmpdir to another one.");
        }
        var scratch = new Scratch(parent);
        try {
            scratch.create();
        } catch (IOException e) {
            scratch.close();
            throw e;
        }
        scratch.removeLeftovers();
        return scratch;
    }

    private synchronized void create() throws IOException {
        try {
            // First of all: whatever exists later is removed, even if the JVM is told to end this very moment.
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException e) {
            throw new IOException(ENDING, e);
        }
        refuseWhenEnded();
        make();
    }

    private void make() throws IOException {
        try {
            directory = Files.createTempDirectory(
                    parent, "flamelab-" + ProcessHandle.current().pid() + "-");
            // Made as a temporary file, since those are for this user alone, and locked before others can meet it.
            Path file = Files.createTempFile(directory, LOCK, null);
            lock = FileChannel.open(file, StandardOpenOption.WRITE);
            lock.lock();
            Files.move(file, directory.resolve(LOCK));
        } catch (IOException e) {
            throw new IOException(
                    "There is no writing to the directory for temporary files, " + parent + " (" + e
                            + "): set java.io.tmpdir to another one.",
                    e);
        }
    }

    synchronized Path directory() {
        return directory;
    }

    /** An empty file that only this user can read. The profiler would make it readable for all. */
    Path newFile() throws IOException {
        return newFile("chunk-", ".jfr");
    }

    synchronized Path newFile(String prefix, String suffix) throws IOException {
        refuseWhenEnded();
        if (Files.notExists(directory.resolve(LOCK))) {
            remake();
        }
        return Files.createTempFile(directory, prefix, suffix);
    }

    /** Machines remove temporary files that have been idle for days, the lock first. */
    private void remake() throws IOException {
        lock.close();
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            // Somebody is still reading; it goes at the next start.
        }
        make();
    }

    /** What may write here without asking: it is done before the directory is removed for good, or not at all. */
    interface Step {
        void run() throws IOException;
    }

    void unlessEnded(Step step) throws IOException {
        steps.readLock().lock();
        try {
            refuseWhenEnded();
            step.run();
        } finally {
            steps.readLock().unlock();
        }
    }

    private synchronized void refuseWhenEnded() throws IOException {
        if (ended) {
            throw new IOException(ENDING);
        }
    }

    private void removeLeftovers() {
        try (DirectoryStream<Path> candidates = Files.newDirectoryStream(parent, "flamelab-*")) {
            for (Path candidate : candidates) {
                removeLeftover(candidate);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Where we may write but not list, there is nothing to be found.
        }
    }

    private void removeLeftover(Path candidate) {
        Matcher name = NAME.matcher(candidate.getFileName().toString());
        try {
            if (name.matches() && isOurs(candidate) && isDead(Long.parseLong(name.group(1)), candidate)) {
                deleteAll(candidate);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Somebody else is removing it, or may: not worth failing for.
        }
    }

    private boolean isOurs(Path candidate) throws IOException {
        Path own = directory();
        return !candidate.equals(own)
                && Files.isDirectory(candidate, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(candidate).equals(Files.getOwner(own));
    }

    private static boolean isDead(long pid, Path candidate) throws IOException {
        // In containers, one after the other or side by side, every service has the same number.
        boolean other = pid == ProcessHandle.current().pid()
                // One of this JVM's own must not be asked: the kernel would take the lock from it.
                ? modified(candidate) < ManagementFactory.getRuntimeMXBean().getStartTime()
                : ProcessHandle.of(pid).isEmpty();
        return other && isUnlocked(candidate);
    }

    private static long modified(Path candidate) throws IOException {
        return Files.getLastModifiedTime(candidate).toMillis();
    }

    private static boolean isUnlocked(Path candidate) throws IOException {
        Path lock = candidate.resolve(LOCK);
        if (!Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
            return modified(candidate) < System.currentTimeMillis() - UNTIL_LOCKED.toMillis();
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        }
    }

    /** Folders go when they are empty: the JVM's flight recorder may still need what it keeps in its own. */
    static void delete(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                try {
                    Files.deleteIfExists(file);
                } catch (DirectoryNotEmptyException e) {
                    // Whoever removes it last finds it empty.
                }
            }
        }
        Files.deleteIfExists(directory);
    }

    /** What a process that is gone has left is nobody's, whatever lies in it. */
    private static void deleteAll(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    deleteAll(file);
                } else {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.deleteIfExists(directory);
    }

    /** The flight recorder clears its folder when the JVM ends, after it has written what users want to have written. */
    private void tidyAtExit() {
        long end = System.nanoTime() + UNTIL_GONE.toNanos();
        while (!tidy() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** Whether nothing is left. */
    private boolean tidy() {
        steps.writeLock().lock();
        try {
            return tidyNow();
        } finally {
            steps.writeLock().unlock();
        }
    }

    private synchronized boolean tidyNow() {
        ended = true;
        try {
            if (lock != null) {
                lock.close();
            }
            if (directory != null && Files.exists(directory)) {
                delete(directory);
            }
            return true;
        } catch (IOException | DirectoryIteratorException e) {
            // Somebody still writes here.
            return false;
        }
    }

    /** What others still need here goes when the JVM ends. */
    @Override
    public void close() {
        if (tidy()) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException e) {
                // The JVM is ending, and the hook finds nothing to do.
            }
        }
    }
}
