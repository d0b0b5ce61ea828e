package dev.flamelab.cli;

import dev.flamelab.lab.ExitCode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Where {@code ./lab} begins; {@code pprof} goes its own way, past all that the other commands need. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = Terminal.out();
        PrintWriter err = Terminal.err();
        int exitCode = run(out, err, args);
        out.flush();
        var lost = Terminal.bytes().failure();
        if (lost.isPresent()) err.println("lab: " + lost.get());
        err.flush();
        System.exit(lost.isPresent() && exitCode == ExitCode.GOOD ? ExitCode.MACHINE : exitCode);
    }

    /** Does what was typed; the answer is the exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        int first = 0;
        while (first < args.length && args[first].equals("--stacktrace")) first++;
        if (first < args.length && args[first].equals("pprof")) {
            List<String> rest = new ArrayList<>(List.of(args));
            rest.remove(first);
            return PprofCommand.run(rest, out, err);
        }
        return Lab.commandLine(Lab.needed(args)).setOut(out).setErr(err).execute(args);
    }
}
