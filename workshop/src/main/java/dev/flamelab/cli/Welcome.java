package dev.flamelab.cli;

import dev.flamelab.compare.LookFurther;
import dev.flamelab.lab.Deed;
import dev.flamelab.lab.DumpStore;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.Progress;
import dev.flamelab.lab.ProgressFile;
import dev.flamelab.lab.Story;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code ./lab} says alone: where one is, and what to do next. */
record Welcome(List<Story> stories, List<Path> dumps, Progress progress, Home home) {
    static Welcome at(Home home) {
        return new Welcome(Story.all(home), new DumpStore(home.myDumps()).dumps(), Progress.of(home), home);
    }

    void print(PrintWriter out) {
        out.println("Flamelab: remote profiling and flame graphs on the JVM.\n");
        var here = current();
        for (var story : stories) {
            var mark = here.filter(story::equals).isPresent() ? '>' : ' ';
            out.println((mark + " chapter " + story.chapter() + "  "
                            + String.format("%-26s  %-9s", story.title(), story.name()) + done(story))
                    .stripTrailing());
            story.text(home).ifPresent(text -> out.println("             " + Home.shown(text)));
        }
        notes().forEach(note -> out.println("\nNote: " + note));
        out.println();
        if (here.isPresent()) next(out, here.get());
        else out.println("All chapters are done. To do one again: ./lab goto CHAPTER");
        if (!dumps.isEmpty()) {
            var latest = dumps.get(dumps.size() - 1);
            out.println("\nYour newest dump of " + dumps.size() + ":\n");
            command(out, LookFurther.top(Home.shown(latest)), "");
        }
        out.println("\nAll commands: ./lab --help");
        if (!progress.entries().isEmpty()) {
            out.println("What you did: " + Home.shown(home.root().resolve(ProgressFile.NAME)));
        }
    }

    /**
     * What a script gets.
     *
     * @param next the story to go on with; null when all are done
     * @param dumps how many of their own there are
     */
    record Result(List<Chapter> chapters, String next, int dumps, List<String> unclear) {}

    /** How far a chapter is: what came of it the last time, null what was never done. */
    record Chapter(int chapter, String story, String run, String quiz, int hints, String fix, boolean fixed) {}

    Result result() {
        var chapters = stories.stream()
                .map(story -> new Chapter(
                        story.chapter(),
                        story.name(),
                        progress.latest(story, Deed.RUN).orElse(null),
                        progress.latest(story, Deed.QUIZ).orElse(null),
                        progress.hints(story),
                        progress.latest(story, Deed.FIX).orElse(null),
                        progress.isFixed(story)))
                .toList();
        return new Result(chapters, current().map(Story::name).orElse(null), dumps.size(), notes());
    }

    /** The chapter to go on with: the one they were at, or the first after it whose fault is not cured yet. */
    private Optional<Story> current() {
        int at = 0;
        for (int i = 0; i < stories.size(); i++) {
            if (progress.current().filter(stories.get(i).name()::equals).isPresent()) at = i;
        }
        for (int i = 0; i < stories.size(); i++) {
            var story = stories.get((at + i) % stories.size());
            if (!progress.inThisGo(story).isFixed(story)) return Optional.of(story);
        }
        return Optional.empty();
    }

    /** What is wrong with the lines of whoever wrote some by hand, each with its cure. */
    private List<String> notes() {
        var names = stories.stream().map(Story::name).toList();
        var mistyped = progress.entries().stream()
                .map(Progress.Entry::story)
                .distinct()
                .filter(name -> !names.contains(name))
                .map(name -> Home.shown(home.root().resolve(ProgressFile.NAME)) + " tells of " + name
                        + ", which is no story: write one of " + String.join(", ", names) + ", or remove the line");
        return Stream.concat(progress.unclear().stream(), mistyped).toList();
    }

    private String done(Story story) {
        var all = new ArrayList<String>();
        progress.latest(story, Deed.RUN)
                .ifPresentOrElse(verdict -> all.add("run " + verdict), () -> progress.latest(story, Deed.REPLAY)
                        .ifPresent(nothing -> all.add("replayed")));
        progress.latest(story, Deed.QUIZ).ifPresent(result -> all.add("quiz " + result));
        if (progress.hints(story) > 0) all.add("hints " + progress.hints(story));
        if (progress.isFixed(story)) all.add("fixed");
        else progress.latest(story, Deed.FIX).ifPresent(verdict -> all.add("fix " + verdict));
        return String.join(", ", all);
    }

    private void next(PrintWriter out, Story story) {
        var name = story.name();
        var done = progress.inThisGo(story);
        boolean ran = done.latest(story, Deed.RUN).isPresent();
        boolean seen = ran || done.latest(story, Deed.REPLAY).isPresent();
        out.println("Next, in chapter " + story.chapter() + ":\n");
        if (progress.entries().isEmpty() && dumps.isEmpty()) {
            command(out, "./lab doctor", "what this machine can do, and the cure for what it cannot");
        }
        if (!seen) {
            command(out, "./lab run " + name, "a service, load on it, its profile, compared: in under a minute");
            return;
        }
        if (!story.quiz().isEmpty() && done.latest(story, Deed.QUIZ).isEmpty()) {
            if (ran) command(out, "./lab quiz " + name, "what does your dump show?");
            else command(out, "./lab quiz " + name + " --replay", "what does the bundled dump show?");
        }
        out.println("  edit " + String.join("\n       ", story.fix()));
        command(out, "./lab check " + name + " --fix", "after your edit: is the bottleneck gone?");
        command(out, "./lab hint " + name, "if you are stuck");
    }

    private static void command(PrintWriter out, String command, String why) {
        out.println(("  " + String.format("%-25s", command) + "  " + why).stripTrailing());
    }
}
