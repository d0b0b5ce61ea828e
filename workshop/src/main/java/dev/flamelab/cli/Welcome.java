package dev.flamelab.cli;

import dev.flamelab.compare.LookFurther;
import dev.flamelab.lab.Chapter;
import dev.flamelab.lab.DumpStore;
import dev.flamelab.lab.Home;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./lab} says alone: where one is, and what to do next. */
record Welcome(List<Chapter> chapters, List<Path> dumps, Home home) {
    static Welcome at(Home home) {
        return new Welcome(Chapter.all(home), new DumpStore(home.myDumps()).dumps(), home);
    }

    void print(PrintWriter out) {
        out.println("Flamelab: remote profiling and flame graphs on the JVM.\n");
        for (var chapter : chapters) {
            out.printf(
                    "  chapter %d  %s%n             %s%n",
                    chapter.number(), chapter.title(), Home.shown(chapter.text(home)));
        }
        if (dumps.isEmpty()) begin(out, chapters.get(0));
        else goOn(out, dumps.get(dumps.size() - 1));
        out.println("\nAll commands: ./lab --help");
    }

    private static void begin(PrintWriter out, Chapter first) {
        out.println("\nYou have no dump yet. Next:\n");
        command(out, "./lab doctor", "what this machine can do, and the cure for what it cannot");
        command(out, "./lab run " + first.story(), "a service, load on it, its profile, compared: in under a minute");
    }

    private void goOn(PrintWriter out, Path latest) {
        out.printf(
                "%nYou have %d dump%s in %s. Next:%n%n",
                dumps.size(), dumps.size() == 1 ? "" : "s", Home.shown(home.myDumps()));
        command(out, LookFurther.top(Home.shown(latest)), "");
        for (var chapter : chapters) {
            command(out, "./lab run " + chapter.story(), "once more");
            command(out, "./lab check " + chapter.story() + " --fix", "after your edit: is the bottleneck gone?");
        }
    }

    private static void command(PrintWriter out, String command, String why) {
        out.println(("  " + String.format("%-21s", command) + "  " + why).stripTrailing());
    }
}
