package dev.flamelab.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Text to bytes, for reports of hundreds of megabytes: the JDK's own writers turn it round letter by letter, and copy it
 * twice before.
 */
final class Utf8Writer extends Writer {
    private static final int PIECE = 1 << 15;

    private final OutputStream out;
    private final StringBuilder piece = new StringBuilder(2 * PIECE);

    Utf8Writer(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        piece.append(text, from, length);
        passOn();
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        piece.append(text, from, from + length);
        passOn();
    }

    @Override
    public Writer append(CharSequence text, int from, int to) throws IOException {
        piece.append(text, from, to);
        passOn();
        return this;
    }

    @Override
    public void flush() throws IOException {
        encode(piece.length());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }

    private void passOn() throws IOException {
        int length = piece.length();
        if (length >= PIECE) {
            // the two halves of a letter are one sequence of bytes
            encode(Character.isHighSurrogate(piece.charAt(length - 1)) ? length - 1 : length);
        }
    }

    private void encode(int length) throws IOException {
        out.write(piece.substring(0, length).getBytes(StandardCharsets.UTF_8));
        piece.delete(0, length);
    }
}
