package dev.flamelab.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;

/** Where the lines come from that pprof's shell carries out. */
interface ShellInput {
    String PROMPT = "(pprof) ";

    /** The next one; null when there are no more. */
    String next() throws IOException;

    /**
     * From a script.
     *
     * @param echo where the prompt is written, as go tool pprof writes it even there; null for nowhere
     */
    static ShellInput piped(BufferedReader script, PrintWriter echo) {
        return () -> {
            if (echo != null) {
                echo.print(PROMPT);
                echo.flush();
            }
            return script.readLine();
        };
    }
}
