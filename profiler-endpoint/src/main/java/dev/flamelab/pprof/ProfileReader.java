package dev.flamelab.pprof;

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
            try {
                return new ProtoReader().read(unpacked);
            } catch (MalformedProfile e) {
                unpacked.drain();
                throw unpacked.isEmpty() ? new MalformedProfile("parsing profile: empty input file") : e;
            }
        }
    }
}
