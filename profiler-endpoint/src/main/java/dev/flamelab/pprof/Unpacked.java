package dev.flamelab.pprof;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A profile's own bytes, inflated if they came as gzip, and refused when they are none or too many. */
final class Unpacked extends FilterInputStream {
    private static final int GZIP_MAGIC_0 = 0x1f;
    private static final int GZIP_MAGIC_1 = 0x8b;

    private final long largest;
    private long read;
    private boolean failed;

    private Unpacked(InputStream in, long largest) {
        super(in);
        this.largest = largest;
    }

    static Unpacked of(InputStream packed, long largest) throws IOException {
        var buffered = new BufferedInputStream(packed, Gunzip.BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == GZIP_MAGIC_0 && buffered.read() == GZIP_MAGIC_1;
        buffered.reset();
        return new Unpacked(gzip ? new Gunzip(buffered) : buffered, largest);
    }

    /** How many bytes have come so far. */
    long count() {
        return read;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        failed = true;
        int count = super.read(into, offset, length);
        read += Math.max(0, count);
        if (read > largest) {
            throw new MalformedProfile("the profile has more than " + UnitFamily.shown(largest)
                    + " when unpacked, which is the most this reader takes");
        }
        failed = false;
        return count;
    }

    /** Reads what is left, unless that has failed before: what is wrong with the packing comes before all else. */
    void drain() throws IOException {
        byte[] passed = new byte[Gunzip.BUFFER];
        while (!failed && read(passed, 0, passed.length) >= 0) {
            // Only how it ends is of interest.
        }
    }

    /** Leaves what is unpacked open. */
    @Override
    public void close() throws IOException {
        if (in instanceof Gunzip gunzip) {
            gunzip.close();
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
