package dev.flamelab.capture;

import java.io.IOException;

/**
 * A field of a type of a recording.
 *
 * @param type the number of its type
 * @param constant whether it holds the number of a constant and not the value itself
 * @param array whether there are many, after their count
 * @param unit what the recording says that it counts, such as TICKS; empty for nothing
 */
record JfrField(String name, long type, boolean constant, boolean array, String unit) {
    /** How a value is written, and how many bytes it has if numbers are not compressed. */
    enum Form {
        OCTET(1),
        SHORT(Short.BYTES),
        CHAR(Character.BYTES),
        INT(Integer.BYTES),
        LONG(Long.BYTES),
        FLOAT(Float.BYTES),
        DOUBLE(Double.BYTES),
        TEXT(0),
        FIELDS(0);

        private final int bytes;

        Form(int bytes) {
            this.bytes = bytes;
        }

        /** The form of values of this type. */
        static Form of(String type) {
            return switch (type) {
                case "boolean", "byte" -> OCTET;
                case "short" -> SHORT;
                case "char" -> CHAR;
                case "int" -> INT;
                case "long" -> LONG;
                case "float" -> FLOAT;
                case "double" -> DOUBLE;
                case "java.lang.String" -> TEXT;
                default -> FIELDS;
            };
        }

        /** Whether it is a whole number that may be compressed. */
        boolean isNumber() {
            return this == SHORT || this == CHAR || this == INT || this == LONG;
        }

        int bytes() {
            return bytes;
        }

        /** The value itself if that is a number, the bits of a double for one with a point. */
        long read(JfrBytes in) throws IOException {
            if (isNumber()) {
                long number = in.number(bytes);
                if (this == LONG) {
                    return number;
                }
                if (this == INT) {
                    return (int) number;
                }
                return this == CHAR ? (char) number : (short) number;
            }
            if (this == OCTET) {
                return in.octet();
            }
            if (this != FLOAT && this != DOUBLE) {
                throw new IllegalStateException(name());
            }
            long bits = in.fixed(bytes);
            return this == FLOAT ? Double.doubleToRawLongBits(Float.intBitsToFloat((int) bits)) : bits;
        }
    }
}
