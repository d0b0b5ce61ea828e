package dev.flamelab.pprof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a profile as they came, to be read as often as needed without ever holding them inflated: that is what
 * lets a reader meet samples before the locations that they name.
 */
final class ProfileSource {
    private static final int GZIP_MAGIC_0 = 0x1f;
    private static final int GZIP_MAGIC_1 = 0x8b;

    private final byte[] bytes;
    private final long largest;

    /** Refuses empty input, and input that is larger than {@code largest} bytes even before it is inflated. */
    ProfileSource(byte[] bytes, long largest) throws MalformedProfile {
        if (bytes.length == 0) {
            throw new MalformedProfile("parsing profile: empty input file");
        }
        if (bytes.length > largest) {
            throw tooLarge(largest);
        }
        this.bytes = bytes;
        this.largest = largest;
    }

    static ProfileSource readFrom(InputStream in, long largest) throws IOException {
        byte[] bytes = in.readNBytes((int) Math.min(largest + 1, Integer.MAX_VALUE - 16));
        return new ProfileSource(bytes, largest);
    }

    /** The profile's own bytes, from the first on. */
    InputStream open() throws IOException {
        if (!isGzip()) {
            return new ByteArrayInputStream(bytes);
        }
        var inflated = new Gunzip(bytes, largest);
        return inflated.isEmpty() ? failEmpty() : inflated;
    }

    private boolean isGzip() {
        return bytes.length >= 2 && (bytes[0] & 0xff) == GZIP_MAGIC_0 && (bytes[1] & 0xff) == GZIP_MAGIC_1;
    }

    private static InputStream failEmpty() throws MalformedProfile {
        throw new MalformedProfile("parsing profile: empty input file");
    }

    static MalformedProfile tooLarge(long largest) {
        return new MalformedProfile(
                "the profile has more than " + largest + " bytes when unpacked, which is the most this reader takes");
    }
}
