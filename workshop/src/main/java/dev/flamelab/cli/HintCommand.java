package dev.flamelab.cli;

import dev.flamelab.lab.Deed;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.Progress;
import dev.flamelab.lab.Story;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lab hint}: one step more towards the cure each time. */
@Command(
        name = "hint",
        description = "Gives the next hint on a chapter's fault: where to look, which view, which frame, the change.",
        footer = {"", "Which hints you have seen is noted in my-progress.txt, and counts against nobody."})
final class HintCommand implements Callable<Integer> {
    private static final List<String> STEPS = List.of("where to look", "which view", "which frame", "the change");

    @Mixin
    private WhichChapter chapter;

    @ArgGroup
    private Which which = new Which();

    /** Another than the next. */
    static final class Which {
        @Option(names = "--again", description = "Repeat those that you have seen, and give no other.")
        private boolean again;

        @Option(names = "--step", paramLabel = "N", description = "Give this one, from 1 to 4.")
        private Integer step;
    }

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var home = Home.find();
        var story = chapter.story(home);
        int all = story.hints().size();
        if (all == 0) {
            throw LabError.machine("story " + story.name() + " has no hints: see ./lab solution " + story.name());
        }
        int seen = Math.min(Progress.of(home).hints(story), all);
        var out = spec.commandLine().getOut();
        if (which.again) {
            if (seen == 0) {
                throw LabError.no("you have seen no hint on " + story.name() + " yet: leave out --again for the first");
            }
            IntStream.rangeClosed(1, seen).forEach(step -> print(story, step, out));
            return ExitCode.GOOD;
        }
        int step = which.step != null ? which.step : Math.min(seen + 1, all);
        if (step < 1 || step > all) {
            throw LabError.usage("there is no hint " + step + " on " + story.name() + ": name one from 1 to " + all);
        }
        print(story, step, out);
        out.println(
                step < all
                        ? "One more: ./lab hint " + story.name()
                        : "That was the last one. The bundled solution: ./lab solution " + story.name());
        if (step > seen)
            Noted.in(
                    home,
                    story,
                    Deed.HINT,
                    step + " of " + all,
                    spec.commandLine().getErr());
        return ExitCode.GOOD;
    }

    private static void print(Story story, int step, PrintWriter out) {
        int all = story.hints().size();
        out.println("Hint " + step + " of " + all + (all == STEPS.size() ? ", " + STEPS.get(step - 1) : "") + "\n");
        out.println(story.hints().get(step - 1).strip() + "\n");
    }
}
