package dev.flamelab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** Standard output as long as it takes what is printed: a long report is given up when {@code head} has had enough. */
final class Audience extends Writer {
    private final PrintWriter out;
    private final Printed printed;

    Audience(PrintWriter out, Printed printed) {
        this.out = out;
        this.printed = printed;
    }

    /** Nobody takes the rest of it. */
    static final class Gone extends IOException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        stay();
        out.write(text, from, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        stay();
        out.write(text, from, length);
    }

    @Override
    public void flush() {
        out.flush();
    }

    /** The output stays open. */
    @Override
    public void close() {
        flush();
    }

    private void stay() throws Gone {
        if (printed.isLost()) throw new Gone();
    }
}
