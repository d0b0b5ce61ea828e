package dev.flamelab.capture;

import java.io.IOException;
import java.util.Arrays;

/**
 * What a chunk holds at one place, an event or a constant. It is one object for all of them: what it tells is of the
 * one that it was moved to last. Fields are asked for by where they are, see {@link JfrType#field}; one that the
 * recording does not have is 0 or empty.
 */
abstract class JfrRecord {
    private final JfrChunk chunk;
    private final JfrBytes in;
    private JfrType type;
    private long[] values = new long[32];
    // Where those of this record begin.
    private int first;

    JfrRecord(JfrChunk chunk, JfrBytes in) {
        this.chunk = chunk;
        this.in = in;
    }

    JfrBytes in() {
        return in;
    }

    void read(JfrType newType) throws IOException {
        first = 0;
        if (type != newType) {
            type = newType;
            if (values.length <= type.fields().size()) {
                values = new long[2 * type.fields().size()];
            }
        }
        type.read(in, values);
    }

    /** Room for the values of the record that was read and of as many more of its type. */
    long[] roomFor(int more) {
        int wanted = (1 + more) * type.fields().size();
        if (values.length < wanted) {
            values = Arrays.copyOf(values, wanted);
        }
        return values;
    }

    /** Moves to the next record of those that were put into that room. */
    void move() {
        first += type.fields().size();
    }

    JfrType type() {
        return type;
    }

    /** A whole number, a truth as 1 or 0, or the number of a constant. */
    long number(int field) {
        return field < 0 ? 0 : values[first + field];
    }

    /** A number with a point. */
    double real(int field) {
        return field < 0 ? 0 : Double.longBitsToDouble(values[first + field]);
    }

    /** A time span, in nanoseconds. */
    long nanos(int field) {
        return field < 0
                ? 0
                : chunk.time()
                        .span(values[first + field], type.fields().get(field).unit());
    }

    /** A text, or that of a constant which is one, such as a symbol. */
    String text(int field) throws IOException {
        if (field >= 0 && type.fields().get(field).constant()) {
            return chunk.text(type.fields().get(field).type(), values[first + field]);
        }
        return inlineText(field);
    }

    /** A text that is written where the field is. */
    String inlineText(int field) throws IOException {
        if (field < 0) {
            return "";
        }
        // What follows is not lost: the next record is told where it is.
        in.seek(values[first + field]);
        return in.text(chunk);
    }

    /** Where the values of a list begin, after their count. */
    long position(int field) {
        return values[first + field];
    }
}
