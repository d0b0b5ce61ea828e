package dev.flamelab.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What we print on, in the letters that it can show. */
final class Terminal {
    private static final Printed OUT = new Printed();

    private Terminal() {}

    static PrintWriter out() {
        return writer(OUT, "stdout.encoding");
    }

    /** The same, for what is no text. */
    static Printed bytes() {
        return OUT;
    }

    static PrintWriter err() {
        return writer(System.err, "stderr.encoding");
    }

    /** What is typed, or comes out of a script. */
    static BufferedReader in() {
        var told = System.getProperty("stdin.encoding", System.getProperty("native.encoding", ""));
        return new BufferedReader(new InputStreamReader(System.in, charset(told)));
    }

    /** Whether a person types; the launcher tells, for the JVM cannot. */
    static boolean isIn() {
        return Boolean.getBoolean("flamelab.in.tty");
    }

    /** Whether a person sees what we print. */
    static boolean isOut() {
        return Boolean.getBoolean("flamelab.out.tty");
    }

    private static PrintWriter writer(OutputStream stream, String property) {
        // what the JVM knows of the stream, from 19 on, else of the locale
        var told = System.getProperty(property, System.getProperty("native.encoding", ""));
        var charset = charset(told);
        return charset.equals(StandardCharsets.UTF_8)
                ? new PrintWriter(new Utf8Writer(stream), true)
                : new PrintWriter(stream, true, charset);
    }

    /**
     * ASCII is what the JVM makes of no locale, as in most containers, and then nothing is known: there, as on
     * nearly every terminal, UTF-8 is right, and what is printed would else be full of question marks.
     */
    static Charset charset(String told) {
        if (told.isEmpty() || !Charset.isSupported(told)) return StandardCharsets.UTF_8;
        var charset = Charset.forName(told);
        return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    }
}
