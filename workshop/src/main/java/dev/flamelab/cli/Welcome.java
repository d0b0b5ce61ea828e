package dev.flamelab.cli;

import dev.flamelab.compare.LookFurther;
import dev.flamelab.lab.DumpStore;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.Story;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./lab} says alone: where one is, and what to do next. */
record Welcome(List<Story> stories, List<Path> dumps, Home home) {
    static Welcome at(Home home) {
        return new Welcome(Story.all(home), new DumpStore(home.myDumps()).dumps(), home);
    }

    void print(PrintWriter out) {
        out.println("Flamelab: remote profiling and flame graphs on the JVM.\n");
        for (var story : stories) {
            out.printf("  chapter %d  %-26s  ./lab run %s%n", story.chapter(), story.title(), story.name());
            story.text(home).ifPresent(text -> out.printf("             %s%n", Home.shown(text)));
        }
        if (dumps.isEmpty()) begin(out, stories.get(0));
        else goOn(out, dumps.get(dumps.size() - 1), stories.get(0));
        out.println("\nAll commands: ./lab --help");
    }

    private static void begin(PrintWriter out, Story first) {
        out.println("\nYou have no dump yet. Next:\n");
        command(out, "./lab doctor", "what this machine can do, and the cure for what it cannot");
        command(out, "./lab run " + first.name(), "a service, load on it, its profile, compared: in under a minute");
    }

    private void goOn(PrintWriter out, Path latest, Story first) {
        out.printf(
                "%nYou have %d dump%s in %s. Next:%n%n",
                dumps.size(), dumps.size() == 1 ? "" : "s", Home.shown(home.myDumps()));
        command(out, LookFurther.top(Home.shown(latest)), "");
        command(out, "./lab run " + first.name(), "once more, or another chapter");
        command(out, "./lab check " + first.name() + " --fix", "after your edit: is the bottleneck gone?");
    }

    private static void command(PrintWriter out, String command, String why) {
        out.println(("  " + String.format("%-21s", command) + "  " + why).stripTrailing());
    }
}
