package dev.flamelab.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command as somebody typed it, and what came of it. */
record Typed(int exitCode, String out, String err) {
    static Typed lab(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Typed(exitCode, out.toString(), err.toString());
    }

    /** A command that is then told {@code input}. */
    static Typed lab(String input, List<String> arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return lab(arguments.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }
}
