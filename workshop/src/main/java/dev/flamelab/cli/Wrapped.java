package dev.flamelab.cli;

import java.io.IOException;
import java.io.Writer;

/** Breaks lines that are wider than a page, at the seams of names and below their column. */
final class Wrapped extends Writer {
    private static final int WIDEST = 120;
    /** Names begin before this column. */
    private static final int NAMES = 64;
    /** Behind one of these a name may go on in the next line. */
    private static final String SEAMS = " .$/(,;:";

    private final Writer out;
    private final StringBuilder line = new StringBuilder();

    Wrapped(Writer out) {
        this.out = out;
    }

    @Override
    public void write(char[] buffer, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            if (buffer[i] == '\n') {
                out.write(broken(line.toString()) + "\n");
                line.setLength(0);
            } else {
                line.append(buffer[i]);
            }
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** Writes what has no end of line; the writer below stays open. */
    @Override
    public void close() throws IOException {
        out.write(broken(line.toString()));
        line.setLength(0);
        flush();
    }

    static String broken(String line) {
        if (line.length() <= WIDEST) return line;
        String indent = " ".repeat(line.lastIndexOf("  ", NAMES) + 4);
        var lines = new StringBuilder();
        int from = 0;
        for (int room = WIDEST; line.length() - from > room; room = WIDEST - indent.length()) {
            int to = seam(line, from + room / 2, from + room);
            lines.append(line, from, to).append('\n').append(indent);
            from = to;
        }
        return lines.append(line, from, line.length()).toString();
    }

    private static int seam(String line, int first, int last) {
        for (int at = last; at > first; at--) {
            if (SEAMS.indexOf(line.charAt(at - 1)) >= 0) return at;
        }
        return last;
    }
}
