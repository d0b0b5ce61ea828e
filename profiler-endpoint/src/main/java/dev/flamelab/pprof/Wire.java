package dev.flamelab.pprof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The fields of a profile's file, one after the other and message within message, as strict as pprof: a known field of
 * the wrong wire type and a group are errors, an unknown field is skipped. Protobuf's own reader would make an object of
 * each message, of which a profile has millions.
 */
final class Wire {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;
    private static final int LONGEST_VARINT = 10;
    private static final int BUFFER = 1 << 16;
    /** How many times a long text may be in memory while it is read. */
    private static final long COPIES = 4;

    private static final long NO_END = Long.MAX_VALUE;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    /** How many bytes came before the buffer's first. */
    private long before;
    /** Where the message ends that is being read, counted from the start of the file. */
    private long messageEnd = NO_END;

    private int field;
    private int type;
    private long length;

    Wire(InputStream in) {
        this.in = in;
    }

    /** Goes to the next field of the message; false at the message's end. */
    boolean next() throws IOException {
        if (messageEnd == NO_END ? position == filled && !fill() : at() >= messageEnd) {
            return false;
        }
        long tag = varint();
        field = (int) Math.min(tag >>> 3, Integer.MAX_VALUE);
        type = (int) tag & 7;
        if (type == LENGTH_DELIMITED) {
            length = varint();
            if (length < 0 || length > messageEnd - at()) {
                throw MalformedProfile.unrecognized();
            }
        }
        return true;
    }

    /** The number of the field. */
    int field() {
        return field;
    }

    /** Enters the message that is the field's value; give what it returns to {@link #leave}. */
    long enter() throws MalformedProfile {
        expect(LENGTH_DELIMITED);
        long outer = messageEnd;
        messageEnd = at() + length;
        return outer;
    }

    void leave(long outer) {
        messageEnd = outer;
    }

    /** A text; while it is put together it takes more room than when it is there, which the caller counts. */
    String text(MemoryBudget budget) throws IOException {
        expect(LENGTH_DELIMITED);
        if (length <= BUFFER) {
            need((int) length);
            String text = new String(buffer, position, (int) length, StandardCharsets.UTF_8);
            position += (int) length;
            return text;
        }
        long taken = 0;
        var bytes = new ByteArrayOutputStream();
        while (length > 0) {
            need(1);
            int part = (int) Math.min(length, filled - position);
            budget.take(COPIES * part);
            taken += COPIES * part;
            bytes.write(buffer, position, part);
            position += part;
            length -= part;
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        budget.giveBack(taken);
        return text;
    }

    long number() throws IOException {
        expect(VARINT);
        return varint();
    }

    /** Adds the numbers of a repeated field, packed or not. */
    void numbers(LongList to) throws IOException {
        if (type != LENGTH_DELIMITED) {
            to.add(number());
            return;
        }
        if (length <= BUFFER) {
            need((int) length);
            packed(position + (int) length, to);
            return;
        }
        long outer = enter();
        while (at() < messageEnd) {
            to.add(varint());
        }
        leave(outer);
    }

    /** Skips this field; a field that pprof does not know may have any type but that of a group. */
    void skip() throws IOException {
        switch (type) {
            case VARINT -> varint();
            case FIXED64 -> pass(8);
            case FIXED32 -> pass(4);
            case LENGTH_DELIMITED -> pass(length);
            default -> throw MalformedProfile.unrecognized();
        }
    }

    /** Where nearly all bytes of a large profile go through: numbers of up to three bytes are read without a loop. */
    private void packed(int end, LongList to) throws MalformedProfile {
        byte[] bytes = buffer;
        int p = position;
        while (p + 3 <= end) {
            int number = bytes[p++];
            if (number < 0) {
                int second = bytes[p++];
                number = number & 0x7f | (second & 0x7f) << 7;
                if (second < 0) {
                    int third = bytes[p++];
                    number |= (third & 0x7f) << 14;
                    if (third < 0) {
                        p = longer(p - 3, end, to);
                        continue;
                    }
                }
            }
            to.add(number);
        }
        while (p < end) {
            p = longer(p, end, to);
        }
        position = end;
    }

    private int longer(int start, int end, LongList to) throws MalformedProfile {
        long number = 0;
        for (int i = 0; i < LONGEST_VARINT && start + i < end; i++) {
            byte next = buffer[start + i];
            number |= (next & 0x7fL) << 7 * i;
            if (next >= 0) {
                to.add(number);
                return start + i + 1;
            }
        }
        throw MalformedProfile.unrecognized();
    }

    private long varint() throws IOException {
        long number = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            if (position == filled && !fill()) {
                break;
            }
            byte next = buffer[position++];
            number |= (next & 0x7fL) << 7 * i;
            if (next >= 0) {
                if (at() > messageEnd) {
                    break;
                }
                return number;
            }
        }
        throw MalformedProfile.unrecognized();
    }

    private void pass(long count) throws IOException {
        if (count > messageEnd - at()) {
            throw MalformedProfile.unrecognized();
        }
        for (long left = count; left > 0; ) {
            need(1);
            int part = (int) Math.min(left, filled - position);
            position += part;
            left -= part;
        }
    }

    private void expect(int wanted) throws MalformedProfile {
        if (type != wanted) {
            throw MalformedProfile.unrecognized();
        }
    }

    private long at() {
        return before + position;
    }

    /** Has the next bytes in the buffer, all of them. */
    private void need(int count) throws IOException {
        while (filled - position < count) {
            if (!fill()) {
                throw MalformedProfile.unrecognized();
            }
        }
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, filled - position);
        before += position;
        filled -= position;
        position = 0;
        int read = in.read(buffer, filled, BUFFER - filled);
        filled += Math.max(0, read);
        return read > 0;
    }
}
