package dev.flamelab.lab;

import dev.flamelab.capture.JfrProfiles;
import dev.flamelab.capture.JfrProfiles.Kind;
import dev.flamelab.pprof.MalformedProfile;
import dev.flamelab.pprof.MemoryBudget;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JFR recording in a file, of the JDK or of async-profiler, of which one kind of samples is read as a profile. */
public final class JfrFile {
    private static final byte[] MAGIC = {'F', 'L', 'R', 0};

    /** What else the kinds are called: by the types of their values, and by the profiles that a service has. */
    private static final Map<String, Kind> OTHER_NAMES = Map.ofEntries(
            Map.entry("allocs", Kind.ALLOC),
            Map.entry("alloc_space", Kind.ALLOC),
            Map.entry("alloc_objects", Kind.ALLOC),
            Map.entry("heap", Kind.LIVE),
            Map.entry("inuse_space", Kind.LIVE),
            Map.entry("inuse_objects", Kind.LIVE),
            Map.entry("block", Kind.LOCK),
            Map.entry("mutex", Kind.LOCK),
            Map.entry("delay", Kind.LOCK),
            Map.entry("contentions", Kind.LOCK),
            Map.entry("regions", Kind.REGION));

    private JfrFile() {}

    /** Whether these bytes are a recording. */
    static boolean isOne(byte[] bytes) {
        return Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC);
    }

    /** Whether a file is a recording, by what it begins with. */
    public static boolean isOne(Path file) {
        if (!Files.isRegularFile(file)) return false;
        try (var in = new FileInputStream(file.toFile())) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException e) {
            // whoever reads it as a profile is told
            return false;
        }
    }

    /** The kind that a sample type is a name of. */
    public static Optional<String> kindNamed(String sampleIndex) {
        return kind(sampleIndex).map(JfrFile::name);
    }

    /** Whether a sample type is the name of a kind, and of no value that its profile has. */
    public static boolean isKind(String sampleIndex, Profile profile) {
        return kind(sampleIndex).isPresent()
                && profile.sampleTypes().stream().noneMatch(type -> type.type().equals(sampleIndex));
    }

    /**
     * Reads one kind of its samples.
     *
     * @param sampleIndex such as {@code wall}; anything that is no kind's name for the first that there is
     * @param budget the memory that they and other profiles may take
     * @param more told how many bytes further it is, often
     */
    static Profile read(Path file, String sampleIndex, MemoryBudget budget, LongConsumer more) {
        return read(file, new Named(Home.shown(file), service(file)), sampleIndex, budget, more);
    }

    /** The same of a recording that came from an address. */
    public static Profile read(ProfileAddress from, byte[] recording, String sampleIndex, MemoryBudget budget) {
        return read(from.toString(), new ByteArrayInputStream(recording), sampleIndex, budget);
    }

    /** The same of a recording that can be read once, and then is in no file. */
    static Profile read(String shown, InputStream recording, String sampleIndex, MemoryBudget budget) {
        return inFile(recording, file -> read(file, new Named(shown, ""), sampleIndex, budget, bytes -> {}));
    }

    /**
     * All samples of one kind in a recording, even if there are none.
     *
     * @param sampleIndex the name of the kind, or of a value that it has
     */
    public static Profile samples(Path file, String sampleIndex, MemoryBudget budget) {
        return samples(file, new Named(Home.shown(file), service(file)), sampleIndex, budget);
    }

    /** The same of a recording that came from an address. */
    static Profile samples(ProfileAddress from, byte[] recording, String sampleIndex, MemoryBudget budget) {
        var named = new Named(from.toString(), "");
        return inFile(new ByteArrayInputStream(recording), file -> samples(file, named, sampleIndex, budget));
    }

    private static Profile samples(Path file, Named named, String sampleIndex, MemoryBudget budget) {
        var kind = kind(sampleIndex)
                .orElseThrow(() -> LabError.usage("a recording has no samples called '" + sampleIndex + "': there is "
                        + Stream.of(Kind.values()).map(JfrFile::name).collect(Collectors.joining(", "))));
        try {
            return profile(JfrProfiles.read(file, named.service(), EnumSet.of(kind)), kind, budget);
        } catch (MalformedProfile e) {
            throw LabError.no(named.shown() + " " + ProfileFile.tooLarge(budget));
        } catch (IOException e) {
            throw unreadable(named.shown(), e);
        }
    }

    private static Profile inFile(InputStream recording, Function<Path, Profile> reading) {
        try {
            Path file = Files.createTempFile("recording", ".jfr");
            var leftover =
                    Leftovers.add("temporary recording", () -> file.toFile().delete());
            try {
                Files.copy(recording, file, StandardCopyOption.REPLACE_EXISTING);
                return reading.apply(file);
            } finally {
                Files.deleteIfExists(file);
                leftover.close();
            }
        } catch (IOException e) {
            throw LabError.machine("the recording cannot be put into a temporary file (" + e.getMessage()
                    + "): make room where the system has them");
        }
    }

    /** What a recording and its program are called. */
    private record Named(String shown, String service) {}

    private static Profile read(Path file, Named named, String sampleIndex, MemoryBudget budget, LongConsumer more) {
        Optional<Kind> wanted = kind(sampleIndex);
        try {
            var profiles = JfrProfiles.read(
                    file, named.service(), wanted.<Set<Kind>>map(EnumSet::of).orElse(EnumSet.allOf(Kind.class)), more);
            var kind = profiles.kinds().stream().findFirst();
            if (kind.isPresent()) return profile(profiles, kind.get(), budget);
            throw LabError.no(named.shown() + " has no "
                    + wanted.map(JfrFile::name).orElse("samples") + ": " + others(file, wanted));
        } catch (MalformedProfile e) {
            throw LabError.no(named.shown() + " " + ProfileFile.tooLarge(budget));
        } catch (IOException e) {
            throw unreadable(named.shown(), e);
        }
    }

    /** By way of its file form, which is small: a profile that was read takes far less than one that was made. */
    private static Profile profile(JfrProfiles profiles, Kind kind, MemoryBudget budget) throws IOException {
        var bytes = new ByteArrayOutputStream();
        profiles.write(kind, bytes);
        return ProfileReader.read(new ByteArrayInputStream(bytes.toByteArray()), Long.MAX_VALUE, budget);
    }

    private static LabError unreadable(String shown, IOException e) {
        String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
        return LabError.no(shown + " cannot be read: " + why + ": record it again");
    }

    private static String others(Path file, Optional<Kind> wanted) throws IOException {
        var there =
                JfrProfiles.read(file, service(file), EnumSet.allOf(Kind.class)).kinds();
        if (there.isEmpty()) return "record with a profiler's settings, such as those of ./lab capture trace";
        return "choose with -sample_index what it has, "
                + there.stream().map(JfrFile::name).collect(Collectors.joining(", "));
    }

    /** The names of the kinds of samples that a recording has. */
    public static List<String> kinds(Path file) {
        return kinds(file, bytes -> {});
    }

    /**
     * The same for somebody who waits.
     *
     * @param more told how many bytes further it is, often
     */
    public static List<String> kinds(Path file, LongConsumer more) {
        try {
            return JfrProfiles.read(file, service(file), EnumSet.allOf(Kind.class), more).kinds().stream()
                    .map(JfrFile::name)
                    .toList();
        } catch (IOException e) {
            throw unreadable(Home.shown(file), e);
        }
    }

    private static Optional<Kind> kind(String name) {
        for (Kind kind : Kind.values()) {
            if (name(kind).equals(name)) return Optional.of(kind);
        }
        return Optional.ofNullable(OTHER_NAMES.get(name));
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The program's name as far as the file's tells: {@code shop} for {@code trace.shop.001.jfr}. */
    private static String service(Path file) {
        return file.getFileName()
                .toString()
                .replaceFirst("\\.jfr$", "")
                .replaceFirst("\\.[0-9]{3}$", "")
                .replaceFirst("^trace\\.", "");
    }
}
