package dev.flamelab.pprof;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Fields of a message as they are written, in an array that grows: {@link Wire} reads them. Written by hand, as
 * programs that write a profile and end spend more time on loading a library for it than on all that it writes.
 */
final class WireBuffer {
    private static final int LONGEST_NUMBER = 10;
    private static final int LONGEST_INT = 5;
    private static final int NUMBER = 0;
    private static final int LENGTH_DELIMITED = 2;
    private static final int TYPE_BITS = 3;

    private byte[] bytes = new byte[256];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** A field with a number, left out when that is 0, which is what an absent field means. */
    void number(int field, long number) {
        if (number != 0) {
            entry(field, number);
        }
    }

    /** A number of a field that has many: 0 is one of them. */
    void entry(int field, long number) {
        tag(field, NUMBER);
        number(number);
    }

    /** A field with a message, or with numbers. */
    void part(int field, WireBuffer part) {
        start(field, part.size);
        put(part.bytes, part.size);
    }

    void text(int field, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        start(field, encoded.length);
        put(encoded);
    }

    /** Fields that are written already. */
    void put(byte[] fields) {
        put(fields, fields.length);
    }

    /** Numbers without a field, none below 0. */
    void numbers(int[] numbers, int count) {
        reserve(LONGEST_INT * count);
        byte[] to = bytes;
        int at = size;
        for (int i = 0; i < count; i++) {
            int left = numbers[i];
            for (; left > 0x7f; left >>>= 7) {
                to[at++] = (byte) (left | 0x80);
            }
            to[at++] = (byte) left;
        }
        size = at;
    }

    /** A number without a field: seven bits to a byte, the low ones first. */
    void number(long number) {
        reserve(LONGEST_NUMBER);
        byte[] to = bytes;
        int at = size;
        long left = number;
        for (; (left & ~0x7fL) != 0; left >>>= 7) {
            to[at++] = (byte) (left | 0x80);
        }
        to[at++] = (byte) left;
        size = at;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    private void start(int field, int length) {
        tag(field, LENGTH_DELIMITED);
        number(length);
    }

    private void tag(int field, int type) {
        number(field << TYPE_BITS | type);
    }

    private void put(byte[] added, int count) {
        reserve(count);
        System.arraycopy(added, 0, bytes, size, count);
        size += count;
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
