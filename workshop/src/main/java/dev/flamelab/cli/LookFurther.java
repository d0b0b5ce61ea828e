package dev.flamelab.cli;

import dev.flamelab.lab.Home;
import java.io.PrintWriter;
import java.nio.file.Path;

/** The commands with which one goes on from a dump. */
final class LookFurther {
    private LookFurther() {}

    static void print(PrintWriter out, Path dump) {
        var file = Home.shown(dump);
        out.println("Look further:");
        out.println("  ./lab pprof -top " + file);
        out.println("  ./lab compare " + file);
        out.println("  go tool pprof -http=: " + file + "    (if you have Go)");
    }
}
