package dev.flamelab.lab;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A folder of dumps, named and numbered as {@code go tool pprof} does it; what is in it is never overwritten. */
public final class DumpStore {
    private static final String TEMPORARY = ".dump-";

    private final Path folder;

    public DumpStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Saves a profile under the next free number, and only when it is complete.
     *
     * @param bytes the profile in its file form, compressed or not
     */
    public Path save(Profile profile, byte[] bytes) {
        return save(DumpName.of(profile), bytes);
    }

    /**
     * Saves a JFR recording in the same manner, as {@code trace.SERVICE.001.jfr}.
     *
     * @param service whose it is, empty when that is not known
     */
    public Path saveTrace(String service, byte[] recording) {
        return save(DumpName.ofTrace(service), recording);
    }

    /** Saves what was captured of a service, whichever of the two it is. */
    Path save(Capture capture, String service) {
        return capture.isRecording() ? saveTrace(service, capture.bytes()) : save(capture.profile(), capture.bytes());
    }

    /** Refuses what could not be saved, before anybody has waited for it. */
    public void checkWritable() {
        var there = folder.toAbsolutePath();
        while (!Files.exists(there)) there = there.getParent();
        if (!Files.isDirectory(there)) throw refused(Home.shown(there) + " is no folder", null);
        if (!Files.isWritable(there)) throw refused(Home.shown(there) + " is read-only", null);
    }

    private Path save(DumpName name, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            removeStale();
            return saveIn(name, name.isOfProfile() ? compressed(bytes) : bytes);
        } catch (FileSystemException e) {
            throw refused(e.getReason() == null ? e.getClass().getSimpleName() : e.getReason(), e);
        } catch (IOException e) {
            throw refused(e.getMessage(), e);
        }
    }

    /** What is in it, the oldest first. */
    public List<Path> dumps() {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(DumpName::isAny)
                    .sorted(Comparator.<Path>comparingLong(file -> file.toFile().lastModified())
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that have this name, the newest first. */
    List<Path> named(DumpName name) {
        var found = new ArrayList<>(dumps());
        found.removeIf(file -> !name.isOf(file));
        Collections.reverse(found);
        return found;
    }

    private LabError refused(String reason, IOException e) {
        return LabError.machine(
                "the dump could not be saved in " + Home.shown(folder) + " (" + reason
                        + "): make room or get the right to write there (permissions, ulimit -f), then run it again",
                e);
    }

    private Path saveIn(DumpName name, byte[] bytes) throws IOException {
        var temporary = folder.resolve(TEMPORARY + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".tmp");
        var leftover = Leftovers.add("temporary dump", () -> delete(temporary));
        try {
            write(temporary, bytes);
            return claim(name, temporary);
        } finally {
            delete(temporary);
            leftover.close();
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) channel.write(left);
            // on the disk before it has its name, so that no crash leaves half a dump under a good name
            channel.force(true);
        }
    }

    private Path claim(DumpName name, Path complete) throws IOException {
        for (int number = 1; ; number++) {
            try {
                return link(folder.resolve(name.numbered(number)), complete);
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
        }
    }

    /** A link fails when the name is taken, even if another process takes it at the same moment. */
    private static Path link(Path dump, Path complete) throws IOException {
        try {
            return Files.createLink(dump, complete);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            return moveTo(dump, complete);
        }
    }

    /** For a disk without links: takes the name with an empty file, then puts the dump in its place. */
    static Path moveTo(Path dump, Path complete) throws IOException {
        try (var claimed = ClaimedName.take(dump)) {
            return claimed.fill(complete);
        }
    }

    /** The name of the program that a profile is of; empty when it does not tell. */
    public static String service(Profile profile) {
        if (profile.mappings().isEmpty()) return "";
        // it comes from elsewhere, and must stay in this folder
        var file = profile.mappings().get(0).file().replaceAll(".*[/\\\\]", "");
        return file.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** A profile in its file form. */
    public static byte[] bytes(Profile profile) {
        var bytes = new ByteArrayOutputStream();
        try {
            ProfileWriter.write(profile, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
        if (bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) return bytes;
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }

    /** What a process left here that was killed while it wrote. */
    private void removeStale() throws IOException {
        try (var files = Files.newDirectoryStream(folder, TEMPORARY + "*.tmp")) {
            for (var file : files) {
                var pid = file.getFileName()
                        .toString()
                        .substring(TEMPORARY.length())
                        .replaceAll("-.*", "");
                if (pid.matches("[0-9]{1,18}")
                        && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) delete(file);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
