package dev.flamelab.pprof;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads profile.proto, gzip or not, and the texts that came before it (of gperftools, of Go with {@code debug=1} and of
 * Java), and holds them to the rules that {@code go tool pprof} holds them to:
 *
 * <pre>{@code
 * Profile profile = ProfileReader.read(Files.newInputStream(file));
 * }</pre>
 *
 * <p>Fields that pprof does not know are dropped, as are functions and locations that no sample uses; bytes of names
 * that are not UTF-8 become replacement characters. Equal stacks are kept once, as are equal labels. The input is read
 * once, as it comes, and never held as a whole. Samples are rows of numbers: {@code samples()} of what was read makes
 * an object of one whenever it is asked for.
 *
 * <p>A profile that would take more than 85 % of the memory that the JVM may use is refused, as are several that would
 * take it together if they are read with one {@link MemoryBudget}; and so is a line of 64 KiB in one of the texts,
 * except in those of Java programs.
 */
public final class ProfileReader {
    /** How many bytes an unpacked profile may have when nothing else is said: 1 GiB. */
    public static final long LARGEST = 1L << 30;

    /** More than is read ahead of what shows that a file is no profile.proto, as its first bytes do. */
    private static final int ENOUGH_TO_TELL = 1 << 18;

    private ProfileReader() {}

    /**
     * Reads a profile of at most {@link #LARGEST} bytes; the stream stays open.
     *
     * @throws MalformedProfile when it is no profile, or too large
     */
    public static Profile read(InputStream in) throws IOException {
        return read(in, LARGEST);
    }

    /** Reads a profile that is in memory. */
    public static Profile read(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes), LARGEST);
    }

    /** Reads a profile that has at most {@code largest} bytes when unpacked, and refuses a larger one. */
    public static Profile read(InputStream in, long largest) throws IOException {
        return read(in, largest, MemoryBudget.ofJvm());
    }

    /**
     * Reads one of several profiles; the stream stays open.
     *
     * @param largest how many bytes it may have when unpacked
     * @param budget the memory that all of them may take
     * @throws MalformedProfile when it is no profile, or too large
     */
    public static Profile read(InputStream in, long largest, MemoryBudget budget) throws IOException {
        try (Unpacked unpacked = Unpacked.of(in, largest)) {
            var marked = new BufferedInputStream(unpacked);
            marked.mark(ENOUGH_TO_TELL);
            try {
                return budget.lend(new Proto(marked));
            } catch (MalformedProfile e) {
                if (e.isUnrecognized() && unpacked.count() < ENOUGH_TO_TELL) {
                    return legacy(marked, unpacked, budget);
                }
                drain(unpacked, e);
                throw e;
            }
        }
    }

    /** No lambda: the first of those takes a command that ends soon longer than to read a small profile. */
    private record Proto(InputStream in) implements MemoryBudget.Reading {
        @Override
        public Profile read(MemoryBudget part) throws IOException {
            return new ProtoReader(part).read(in);
        }
    }

    private static Profile legacy(InputStream marked, Unpacked unpacked, MemoryBudget budget) throws IOException {
        if (unpacked.count() == 0) {
            throw MalformedProfile.parsing("empty input file");
        }
        try {
            return LegacyReader.read(marked, budget);
        } catch (MalformedProfile e) {
            drain(unpacked, e);
            throw e;
        }
    }

    /**
     * What is wrong with the packing is told rather than what follows from it; not so where there is too much of all.
     */
    private static void drain(Unpacked unpacked, MalformedProfile e) throws IOException {
        if (!e.isTooLarge()) {
            unpacked.drain();
        }
    }
}
