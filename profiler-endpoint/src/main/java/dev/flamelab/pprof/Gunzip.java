package dev.flamelab.pprof;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates gzip held in memory, with pprof's words for what is wrong with it and a limit on what comes out.
 * java.util.zip.GZIPInputStream passes silently over bytes behind the last member, which pprof refuses.
 */
final class Gunzip extends InputStream {
    private static final int HEADER_LENGTH = 10;
    private static final int TRAILER_LENGTH = 8;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final byte[] bytes;
    private final long largest;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private int position;
    private long produced;
    private boolean ended;
    private int ahead = -1;

    Gunzip(byte[] bytes, long largest) throws MalformedProfile {
        this.bytes = bytes;
        this.largest = largest;
        startMember();
    }

    /** Whether nothing at all comes out. */
    boolean isEmpty() throws IOException {
        ahead = read();
        return ahead < 0;
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
        if (ahead >= 0) {
            into[offset] = (byte) ahead;
            ahead = -1;
            return 1;
        }
        while (!ended) {
            int read = inflate(into, offset, length);
            if (read > 0) {
                return read;
            }
            if (inflater.finished()) {
                endMember();
            } else {
                throw broken("unexpected EOF");
            }
        }
        return -1;
    }

    @Override
    public void close() {
        ended = true;
        inflater.end();
    }

    private int inflate(byte[] into, int offset, int length) throws MalformedProfile {
        try {
            int read = inflater.inflate(into, offset, length);
            crc.update(into, offset, read);
            produced += read;
            if (produced > largest) {
                throw ProfileSource.tooLarge(largest);
            }
            return read;
        } catch (DataFormatException e) {
            throw broken("flate: corrupt input before offset " + (position + inflater.getBytesRead()));
        }
    }

    private void startMember() throws MalformedProfile {
        need(HEADER_LENGTH);
        if (at(0) != 0x1f || at(1) != 0x8b || at(2) != DEFLATE) {
            throw broken("gzip: invalid header");
        }
        int flags = at(3);
        position += HEADER_LENGTH;
        if ((flags & EXTRA) != 0) {
            need(2);
            skip(2 + at(0) + 256 * at(1));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(bytes, position, bytes.length - position);
        crc.reset();
    }

    private void endMember() throws MalformedProfile {
        long size = inflater.getBytesWritten();
        position = bytes.length - inflater.getRemaining();
        need(TRAILER_LENGTH);
        if (int32(0) != crc.getValue() || int32(4) != (size & 0xffff_ffffL)) {
            throw broken("gzip: invalid checksum");
        }
        position += TRAILER_LENGTH;
        if (position == bytes.length) {
            close();
        } else {
            startMember();
        }
    }

    private void skipText() throws MalformedProfile {
        do {
            skip(1);
        } while (bytes[position - 1] != 0);
    }

    private void skip(int count) throws MalformedProfile {
        need(count);
        position += count;
    }

    private void need(int count) throws MalformedProfile {
        if (bytes.length - position < count) {
            throw broken("unexpected EOF");
        }
    }

    private int at(int offset) {
        return bytes[position + offset] & 0xff;
    }

    private long int32(int offset) {
        return at(offset) | at(offset + 1) << 8 | at(offset + 2) << 16 | (long) at(offset + 3) << 24;
    }

    private static MalformedProfile broken(String how) {
        return new MalformedProfile("decompressing profile: " + how);
    }
}
