package dev.flamelab.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/**
 * Reads one chunk of a JFR file, at any place of it, through a window of its own: that takes little memory, however
 * large the file, and whatever a broken file says of itself, nothing outside of the chunk is read.
 */
final class JfrBytes {
    /** Java's own names have at most so many bytes; nobody waits for a longer text. */
    private static final int LONGEST_TEXT = 1 << 20;

    private static final int LONGEST_NUMBER = 9;
    private static final int SHORT_NUMBER = 2;
    private static final int HIGHEST_SHIFT = 7 * (LONGEST_NUMBER - 1);

    // How a text is written, told by a byte before it.
    private static final int NULL = 0;
    private static final int EMPTY = 1;
    private static final int CONSTANT = 2;
    private static final int UTF8 = 3;
    private static final int CHARS = 4;
    private static final int LATIN1 = 5;

    private final RandomAccessFile file;
    private final long from;
    private final long to;
    private final boolean compressed;
    private final byte[] window;
    private long windowAt;
    private int filled;
    private int next;
    private long passed;

    /**
     * @param from the first byte that belongs to the chunk
     * @param to the byte after its last
     * @param compressed whether whole numbers take as many bytes as they need
     */
    JfrBytes(RandomAccessFile file, long from, long to, boolean compressed, int windowSize) {
        this.file = file;
        this.from = from;
        this.to = to;
        this.compressed = compressed;
        this.window = new byte[windowSize];
        this.windowAt = from;
    }

    /** Whether whole numbers take as many bytes as they need, so that all of them look alike. */
    boolean isCompressed() {
        return compressed;
    }

    /** Where in the file the next byte is. */
    long position() {
        return windowAt + next;
    }

    void seek(long position) throws IOException {
        if (position < from || position > to) {
            throw new EOFException("the recording points outside of its chunk");
        }
        if (position >= windowAt && position <= windowAt + filled) {
            next = (int) (position - windowAt);
        } else {
            windowAt = position;
            filled = 0;
            next = 0;
        }
    }

    /** Goes on after as many bytes. */
    void skip(long count) throws IOException {
        if (count < 0 || count > to - position()) {
            throw cut();
        }
        seek(position() + count);
    }

    byte octet() throws IOException {
        if (next == filled) {
            fill();
        }
        return window[next++];
    }

    /** A number of a fixed size, whether numbers are compressed or not. */
    long fixed(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | octet() & 0xff;
        }
        return number;
    }

    /** A whole number. @param bytes how many it has if numbers are not compressed */
    long number(int bytes) throws IOException {
        return compressed ? compressed() : fixed(bytes);
    }

    /** The low seven bits come first; a ninth byte has eight. */
    private long compressed() throws IOException {
        if (filled - next < LONGEST_NUMBER) {
            return compressedOverEnd();
        }
        byte part = window[next++];
        if (part >= 0) {
            return part;
        }
        long number = part & 0x7f;
        for (int shift = 7; shift < HIGHEST_SHIFT; shift += 7) {
            part = window[next++];
            number |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return number;
            }
        }
        return number | (window[next++] & 0xffL) << HIGHEST_SHIFT;
    }

    /** The same where the window may end within the number. */
    private long compressedOverEnd() throws IOException {
        long number = 0;
        for (int shift = 0; shift < HIGHEST_SHIFT; shift += 7) {
            byte part = octet();
            number |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return number;
            }
        }
        return number | (octet() & 0xffL) << HIGHEST_SHIFT;
    }

    /**
     * Goes over events, each of which begins with its size and the number of its type, to what is in the first that is
     * wanted: in one small loop, since there are millions of those that nobody wants.
     *
     * @param at where the first begins
     * @param wanted of types by their numbers, from 0 for those that are, below for others
     * @return that of the type; below 0 where an event has longer numbers, or lies where more has to be read
     */
    int passEvents(long at, long end, int[] wanted) throws IOException {
        seek(at);
        long room = compressed ? end - windowAt : 0;
        int event = next;
        int found = -1;
        while (found < 0 && event <= filled - 2 * SHORT_NUMBER) {
            int i = event;
            int size = window[i++];
            if (size < 0) {
                size = size & 0x7f | window[i++] << 7;
            }
            int type = window[i++];
            if (type < 0) {
                type = type & 0x7f | window[i++] << 7;
            }
            if (type < 0 || size < 2 * SHORT_NUMBER || size > room - event) {
                break;
            }
            found = type < wanted.length ? wanted[type] : -1;
            next = i;
            event += size;
        }
        passed = windowAt + event;
        return found;
    }

    /**
     * Reads events that are nothing but whole numbers which fill a long, until one of another type is wanted. In one
     * loop as well: there may be as many of them.
     *
     * @param at where the first begins
     * @param wanted as {@link #passEvents} has it
     * @param index of the type
     * @param width how many numbers an event has
     * @param values are put after the first so many of these, until there is no room for more
     * @return how many events were read; none where {@link #passEvents} would pass none
     */
    int readEvents(long at, long end, int[] wanted, int index, int width, long[] values) throws IOException {
        seek(at);
        long room = compressed ? end - windowAt : 0;
        int last = filled - 2 * SHORT_NUMBER - LONGEST_NUMBER * width;
        int event = next;
        int value = width;
        while (event <= last && value <= values.length - width) {
            int i = event;
            int size = window[i++];
            if (size < 0) {
                size = size & 0x7f | window[i++] << 7;
            }
            int type = window[i++];
            if (type < 0) {
                type = type & 0x7f | window[i++] << 7;
            }
            if (type < 0 || size < 2 * SHORT_NUMBER || size > room - event) {
                break;
            }
            int found = type < wanted.length ? wanted[type] : -1;
            if (found == index) {
                for (int to = value + width; value < to; value++) {
                    byte part = window[i++];
                    long number = part & 0x7f;
                    for (int shift = 7; part < 0 && shift <= HIGHEST_SHIFT; shift += 7) {
                        part = window[i++];
                        number |= (part & (shift < HIGHEST_SHIFT ? 0x7fL : 0xffL)) << shift;
                    }
                    values[value] = number;
                }
                if (i > event + size) {
                    value -= width;
                    break;
                }
            } else if (found >= 0) {
                break;
            }
            event += size;
        }
        passed = windowAt + event;
        return value / width - 1;
    }

    /** Where the event ends that was found, or the one begins that was not passed. */
    long passed() {
        return passed;
    }

    /** Reads as many whole numbers, of eight bytes each if they are not compressed. */
    void longs(long[] values, int count) throws IOException {
        if (!compressed || filled - next < LONGEST_NUMBER * count) {
            for (int i = 0; i < count; i++) {
                values[i] = number(Long.BYTES);
            }
            return;
        }
        int at = next;
        for (int i = 0; i < count; i++) {
            byte part = window[at++];
            long number = part & 0x7f;
            for (int shift = 7; part < 0 && shift <= HIGHEST_SHIFT; shift += 7) {
                part = window[at++];
                number |= (part & (shift < HIGHEST_SHIFT ? 0x7fL : 0xffL)) << shift;
            }
            values[i] = number;
        }
        next = at;
    }

    /** Goes on after as many whole numbers. @param bytes how many they have if they are not compressed */
    void skipNumbers(long count, long bytes) throws IOException {
        if (!compressed) {
            skip(bytes);
            return;
        }
        // Without branches that depend on the bytes: there are hundreds of millions in some files.
        int length = 1;
        for (long left = count; left > 0; ) {
            if (next == filled) {
                fill();
            }
            int at = next;
            for (; at < filled && left > 0; at++) {
                boolean isLast = window[at] >= 0 | length == LONGEST_NUMBER;
                left -= isLast ? 1 : 0;
                length = isLast ? 1 : length + 1;
            }
            next = at;
        }
    }

    /** How many things follow, each of which has at least one byte. */
    int count() throws IOException {
        long count = number(Integer.BYTES);
        if (count < 0 || count > to - position()) {
            throw cut();
        }
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    /** A text, empty if there is none; those that other texts refer to are found among the constants given. */
    String text(JfrTexts constants) throws IOException {
        byte encoding = octet();
        switch (encoding) {
            case NULL:
            case EMPTY:
                return "";
            case CONSTANT:
                return constants.word(number(Long.BYTES));
            case CHARS:
                return chars();
            case UTF8:
                return new String(octets(), StandardCharsets.UTF_8);
            case LATIN1:
                return new String(octets(), StandardCharsets.ISO_8859_1);
            default:
                throw new IOException("the recording has a text in an unknown encoding, " + encoding);
        }
    }

    void skipText() throws IOException {
        byte encoding = octet();
        if (encoding == CONSTANT) {
            skipNumbers(1, Long.BYTES);
        } else if (encoding == UTF8 || encoding == LATIN1) {
            skip(count());
        } else if (encoding == CHARS) {
            skipChars();
        } else if (encoding != NULL && encoding != EMPTY) {
            throw new IOException("the recording has a text in an unknown encoding, " + encoding);
        }
    }

    private void skipChars() throws IOException {
        int count = count();
        skipNumbers(count, (long) count * Character.BYTES);
    }

    private String chars() throws IOException {
        char[] chars = new char[length()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) number(Character.BYTES);
        }
        return new String(chars);
    }

    private byte[] octets() throws IOException {
        byte[] octets = new byte[length()];
        for (int done = 0; done < octets.length; ) {
            if (next == filled) {
                fill();
            }
            int part = Math.min(octets.length - done, filled - next);
            System.arraycopy(window, next, octets, done, part);
            next += part;
            done += part;
        }
        return octets;
    }

    private int length() throws IOException {
        int length = count();
        if (length > LONGEST_TEXT) {
            throw new IOException("the recording has a text of " + length + " bytes, more than can be read");
        }
        return length;
    }

    private void fill() throws IOException {
        windowAt += filled;
        next = 0;
        filled = 0;
        int wanted = (int) Math.min(window.length, to - windowAt);
        if (wanted <= 0) {
            throw cut();
        }
        filled = Math.max(0, read(wanted));
        if (filled == 0) {
            throw cut();
        }
    }

    /** A file may have several readers, and has but one place where it is read. */
    private int read(int count) throws IOException {
        synchronized (file) {
            file.seek(windowAt);
            return file.read(window, 0, count);
        }
    }

    private static EOFException cut() {
        return new EOFException("the recording ends where it should go on");
    }
}
