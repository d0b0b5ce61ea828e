package dev.flamelab.pprof;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates gzip with pprof's words for what is wrong with it. java.util.zip.GZIPInputStream passes silently over bytes
 * behind the last member, which pprof refuses.
 */
final class Gunzip extends InputStream {
    static final int BUFFER = 1 << 16;

    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    /** With the 0 at its end. */
    private static final int LONGEST_TEXT = 512;

    private static final String INVALID_HEADER = "gzip: invalid header";

    private final InputStream packed;
    private final byte[] buffer = new byte[BUFFER];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private int position;
    private int filled;
    /** How many bytes came before the buffer's first. */
    private long before;

    private boolean ended;

    Gunzip(InputStream packed) throws IOException {
        this.packed = packed;
        startMember();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int read = inflate(into, offset, length);
            if (read > 0) {
                crc.update(into, offset, read);
                return read;
            }
            if (inflater.finished()) {
                endMember();
            } else {
                position = filled;
                need();
                inflater.setInput(buffer, position, filled - position);
            }
        }
        return -1;
    }

    /** Frees what inflating takes; what is inflated stays open. */
    @Override
    public void close() {
        ended = true;
        inflater.end();
    }

    private int inflate(byte[] into, int offset, int length) throws MalformedProfile {
        try {
            return inflater.inflate(into, offset, length);
        } catch (DataFormatException e) {
            throw broken("flate: corrupt input before offset " + (before + filled - inflater.getRemaining()));
        }
    }

    private void startMember() throws IOException {
        crc.reset();
        boolean gzip = header() == 0x1f & header() == 0x8b & header() == DEFLATE;
        int flags = header();
        pass(6);
        if (!gzip) {
            throw broken(INVALID_HEADER);
        }
        if ((flags & EXTRA) != 0) {
            pass(header() + 256 * header());
        }
        if ((flags & NAME) != 0) {
            passText();
        }
        if ((flags & COMMENT) != 0) {
            passText();
        }
        if ((flags & HEADER_CRC) != 0) {
            long sum = crc.getValue() & 0xffff;
            if (header() + 256 * header() != sum) {
                throw broken(INVALID_HEADER);
            }
        }
        inflater.reset();
        inflater.setInput(buffer, position, filled - position);
        crc.reset();
    }

    private void endMember() throws IOException {
        long size = inflater.getBytesWritten();
        position = filled - inflater.getRemaining();
        if (int32() != crc.getValue() | int32() != (size & 0xffff_ffffL)) {
            throw broken("gzip: invalid checksum");
        }
        if (position == filled && !fill()) {
            close();
        } else {
            startMember();
        }
    }

    /** RFC 1952 bounds neither the name nor the comment; pprof's reader does. */
    private void passText() throws IOException {
        for (int length = 1; header() != 0; length++) {
            if (length == LONGEST_TEXT) {
                throw broken(INVALID_HEADER);
            }
        }
    }

    private void pass(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            header();
        }
    }

    /** The next byte of a header, which may have a checksum of its own. */
    private int header() throws IOException {
        int next = next();
        crc.update(next);
        return next;
    }

    private long int32() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        need();
        return buffer[position++] & 0xff;
    }

    private void need() throws IOException {
        if (position == filled && !fill()) {
            throw broken("unexpected EOF");
        }
    }

    private boolean fill() throws IOException {
        before += filled;
        position = 0;
        filled = Math.max(0, packed.read(buffer, 0, buffer.length));
        return filled > 0;
    }

    private static MalformedProfile broken(String how) {
        return new MalformedProfile("decompressing profile: " + how);
    }
}
