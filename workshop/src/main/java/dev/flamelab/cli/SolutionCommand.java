package dev.flamelab.cli;

import dev.flamelab.lab.Deed;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.Progress;
import dev.flamelab.lab.SourceDiff;
import dev.flamelab.lab.Story;
import dev.flamelab.lab.StorySources;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lab solution}: how the bundled solution differs from one's own files. */
@Command(
        name = "solution",
        description = "Shows what in your files differs from the bundled solution of a chapter, as diff -u does.",
        footer = {
            "",
            "It is there once your own fix has passed ./lab check CHAPTER --fix, or you have seen the last hint."
        })
final class SolutionCommand implements Callable<Integer> {
    @Mixin
    private WhichChapter chapter;

    @Option(names = "--now", description = "Show it before you have tried.")
    private boolean now;

    @Option(names = "--apply", description = "Put it into the demo service; your own files are saved first.")
    private boolean apply;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var home = Home.find();
        var story = chapter.story(home);
        if (!now) checkTried(home, story);
        var sources = new StorySources(home, story);
        var out = spec.commandLine().getOut();
        if (apply) {
            new ReplacedText(home, "as in the bundled solution").print(story, sources.cure(), out);
            out.println("next:     ./lab check " + story.name() + " --fix");
            Noted.in(home, story, Deed.SOLUTION, "applied", spec.commandLine().getErr());
            return ExitCode.GOOD;
        }
        var diff = SourceDiff.toCure(sources.distanceToCure());
        if (diff.isEmpty()) {
            out.println("Your files are those of the bundled solution.");
            return ExitCode.GOOD;
        }
        diff.forEach(out::println);
        out.println("\nTo put it into the demo service: ./lab solution " + story.name() + (now ? " --now" : "")
                + " --apply");
        Noted.in(home, story, Deed.SOLUTION, "shown", spec.commandLine().getErr());
        return ExitCode.GOOD;
    }

    private static void checkTried(Home home, Story story) {
        var progress = Progress.of(home);
        int seen = progress.hints(story);
        int hints = story.hints().size();
        if (progress.isFixed(story) || seen >= hints) return;
        throw LabError.no("the solution of " + story.name() + " is shown after a PASS of ./lab check " + story.name()
                + " --fix, or after the last hint (you have seen " + seen + " of " + hints + "): try ./lab hint "
                + story.name() + ", or add --now");
    }
}
