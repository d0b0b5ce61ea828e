package dev.flamelab.lab;

import dev.flamelab.pprof.MalformedProfile;
import dev.flamelab.pprof.MemoryBudget;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A profile in a file that a person named, and what to tell them when it is something else. */
public final class ProfileFile {
    private static final int ENOUGH_TO_TELL = 512;
    private static final String GZIP = "\37\213";
    /** What is written first: field 1, of some length. */
    private static final String SAMPLE_TYPE = "\12";

    private static final String ELSE =
            ", not a pprof profile: the address that it was saved from serves something else";

    private ProfileFile() {}

    /**
     * What was found in a file.
     *
     * @param isRecording whether the profile is one of several kinds that were to choose from
     */
    public record Found(Profile profile, boolean isRecording) {}

    public static Profile read(Path file) {
        return read(file, MemoryBudget.ofJvm());
    }

    /**
     * Reads a profile.
     *
     * @param budget the memory that it and others may take
     */
    public static Profile read(Path file, MemoryBudget budget) {
        return open(file, null, ProfileReader.LARGEST, budget, bytes -> {}).profile();
    }

    /**
     * Reads a profile, or all samples of one kind in a recording, even if there are none.
     *
     * @param sampleIndex that tells the kind
     * @param budget the memory that it and others may take
     */
    public static Profile read(Path file, String sampleIndex, MemoryBudget budget) {
        return JfrFile.isOne(file) ? JfrFile.samples(file, sampleIndex, budget) : read(file, budget);
    }

    /**
     * Reads a profile, or the samples of one kind in a recording.
     *
     * @param sampleIndex that tells the kind
     * @param largest how many bytes a profile may have when unpacked
     * @param budget the memory that it and others may take
     * @param more told how many bytes were read whenever some were
     */
    public static Found find(Path file, String sampleIndex, long largest, MemoryBudget budget, LongConsumer more) {
        return open(file, sampleIndex, largest, budget, more);
    }

    /** Whether a file begins as profiles and recordings do; one that does not may still be a profile of an older kind. */
    public static boolean beginsAsOne(Path file) {
        try (InputStream in = new FileInputStream(file.toFile())) {
            byte[] start = in.readNBytes(ENOUGH_TO_TELL);
            return JfrFile.isOne(start)
                    || new String(start, StandardCharsets.ISO_8859_1).startsWith(SAMPLE_TYPE)
                    || Packed.start(start, ENOUGH_TO_TELL).startsWith(SAMPLE_TYPE);
        } catch (IOException e) {
            return false;
        }
    }

    private static Found open(Path file, String sampleIndex, long largest, MemoryBudget budget, LongConsumer more) {
        String shown = Home.shown(file);
        if (!Files.exists(file)) {
            throw LabError.usage(shown + ": there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw LabError.usage(shown + " is a folder: name one of the dumps in it");
        }
        // a pipe can be read once, and a channel would ask it where it stands
        try (InputStream in = new BufferedInputStream(new Watched(new FileInputStream(file.toFile()), more))) {
            in.mark(ENOUGH_TO_TELL);
            byte[] start = in.readNBytes(ENOUGH_TO_TELL);
            in.reset();
            if (sampleIndex == null || !JfrFile.isOne(start)) {
                return new Found(read(in, file, start, largest, budget), false);
            }
            Profile one = Files.isRegularFile(file)
                    ? JfrFile.read(file, sampleIndex, budget, more)
                    : JfrFile.read(shown, in, sampleIndex, budget);
            return new Found(one, true);
        } catch (FileNotFoundException e) {
            throw LabError.machine(shown + ": permission denied: see that you may read it", e);
        } catch (IOException e) {
            throw LabError.machine(shown + " could not be read: " + e.getMessage(), e);
        }
    }

    private static Profile read(InputStream in, Path file, byte[] start, long largest, MemoryBudget budget)
            throws IOException {
        try {
            return ProfileReader.read(in, largest, budget);
        } catch (MalformedProfile e) {
            throw LabError.machine(Home.shown(file) + " " + what(file, start, e, budget), e);
        }
    }

    /** What a profile does for which there is not enough memory. */
    static String tooLarge(MemoryBudget budget) {
        return "takes " + (budget.isTaken() ? "with the profiles read before it " : "")
                + "more memory than the JVM may use (" + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB): give it more with JAVA_TOOL_OPTIONS=-Xmx4g";
    }

    private static String what(Path file, byte[] bytes, MalformedProfile e, MemoryBudget budget) {
        if (e.isTooLarge()) {
            return tooLarge(budget);
        }
        String start = new String(bytes, StandardCharsets.ISO_8859_1);
        if (start.isEmpty()) {
            return "is empty: its capture was cut off, so capture it again";
        }
        if (start.startsWith("FLR\0")) {
            return "is a JFR recording, not a pprof profile: take one with ./lab capture profile";
        }
        if (start.startsWith("go 1.") && start.contains(" trace\0")) {
            return "is a Go execution trace, not a pprof profile: open it with go tool trace";
        }
        Optional<String> kind = FileKind.of(start);
        if (kind.isPresent()) {
            return "is " + kind.get() + ", not a pprof profile: take one with ./lab capture profile";
        }
        String packed = Packed.start(bytes, ENOUGH_TO_TELL);
        if (packed.startsWith("FLR\0")) {
            return "is a JFR recording in gzip: unpack it with gunzip, and name what that leaves";
        }
        if (packed.startsWith(GZIP)) {
            return "is gzip within gzip: unpack it once with gunzip, and name what that leaves";
        }
        String said = e.getMessage();
        if (said.contains("when unpacked")) {
            return "is too large (" + said + "): allow more with ./lab pprof -largest=SIZE";
        }
        if (said.startsWith("decompressing") && Packed.hasMoreBehind(file)) {
            return "has other bytes behind the end of its gzip (" + said + "): copy or capture it again";
        }
        if (said.contains("unexpected EOF")) {
            return "is cut short (" + said + "): copy or capture it again";
        }
        if (start.stripLeading().startsWith("<")) {
            return "is a web page" + ELSE;
        }
        if (packed.stripLeading().startsWith("<")) {
            return "is a web page in gzip" + ELSE;
        }
        Optional<String> packedKind = FileKind.of(packed);
        if (packedKind.isPresent()) {
            return "is " + packedKind.get() + " in gzip, not a pprof profile: take one with ./lab capture profile";
        }
        if (said.contains("unrecognized") && start.chars().noneMatch(c -> c < ' ' && !Character.isWhitespace(c))) {
            return "is a text, not a pprof profile: take one with ./lab capture profile";
        }
        if (said.contains("unrecognized")) {
            return "is no pprof profile, nor any other kind of file known here (" + said
                    + "): take one with ./lab capture profile";
        }
        return "is not a profile that can be read (" + said + "): take a new one with ./lab capture profile";
    }
}
