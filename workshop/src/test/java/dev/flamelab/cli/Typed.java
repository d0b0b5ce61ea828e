package dev.flamelab.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command as somebody typed it, and what came of it. */
record Typed(int exitCode, String out, String err) {
    static Typed lab(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Lab.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Typed(exitCode, out.toString(), err.toString());
    }
}
