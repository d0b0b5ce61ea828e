package dev.flamelab.pprof;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads profile.proto, gzip or not, and the texts that came before it, and holds them to the rules that {@code go tool
 * pprof} holds them to:
 *
 * <pre>{@code
 * Profile profile = ProfileReader.read(Files.newInputStream(file));
 * }</pre>
 *
 * <p>Fields that pprof does not know are dropped, as are functions and locations that no sample uses; bytes of names
 * that are not UTF-8 become replacement characters. Stacks and labels that are equal are one object. The input is read
 * once, as it comes, and never held as a whole.
 */
public final class ProfileReader {
    /** How many bytes an unpacked profile may have when nothing else is said: 1 GiB. */
    public static final long LARGEST = 1L << 30;

    /** More than is read ahead of what shows that a file is no profile.proto, as its first bytes do. */
    private static final int ENOUGH_TO_TELL = 1 << 18;

    private ProfileReader() {}

    public static Profile read(InputStream in) throws IOException {
        return read(in, LARGEST);
    }

    public static Profile read(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes), LARGEST);
    }

    /** Reads a profile that has at most {@code largest} bytes when unpacked, and refuses a larger one. */
    public static Profile read(InputStream in, long largest) throws IOException {
        try (Unpacked unpacked = Unpacked.of(in, largest)) {
            var marked = new BufferedInputStream(unpacked);
            marked.mark(ENOUGH_TO_TELL);
            try {
                return new ProtoReader().read(marked);
            } catch (MalformedProfile e) {
                if (e.isUnrecognized() && unpacked.count() < ENOUGH_TO_TELL) {
                    return legacy(marked, unpacked);
                }
                unpacked.drain();
                throw e;
            }
        }
    }

    private static Profile legacy(InputStream marked, Unpacked unpacked) throws IOException {
        if (unpacked.count() == 0) {
            throw MalformedProfile.parsing("empty input file");
        }
        try {
            return LegacyReader.read(marked);
        } catch (MalformedProfile e) {
            unpacked.drain();
            throw e;
        }
    }
}
