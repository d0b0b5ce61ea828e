package dev.flamelab.cli;

import dev.flamelab.lab.Deed;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.Progress;
import dev.flamelab.lab.Story;
import dev.flamelab.lab.StorySources;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lab goto}: the demo service as it should be when one begins a chapter. */
@Command(
        name = "goto",
        description = "Goes to a chapter, whatever came before: makes the demo service as it should be there.",
        footer = {
            "",
            "The chapter's own files become as they were shipped. Of the other chapters, what has passed your"
                    + " ./lab check --fix stays as it is, and all else becomes as shipped, too: half an edit might not"
                    + " even compile. No solution is put in for you, so that every chapter can still be done; none needs"
                    + " another's. What was yours is saved first."
        })
final class GotoCommand implements Callable<Integer> {
    @Mixin
    private WhichChapter chapter;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var home = Home.find();
        var wanted = chapter.story(home);
        var progress = Progress.of(home);
        var out = spec.commandLine().getOut();
        var text = new ReplacedText(home, "as shipped");
        text.print(wanted, new StorySources(home, wanted).reset(), out);
        for (var other : Story.all(home)) {
            if (other.name().equals(wanted.name())) continue;
            var sources = new StorySources(home, other);
            if (sources.edits().isEmpty()) continue;
            if (progress.isInPlace(other)) out.println(other.name() + ": yours, which has passed, stays");
            else text.print(other, sources.reset(), out);
        }
        wanted.text(home).ifPresent(read -> out.println("read:     " + Home.shown(read)));
        out.println("next:     ./lab run " + wanted.name());
        Noted.in(home, wanted, Deed.GOTO, "", spec.commandLine().getErr());
        return ExitCode.GOOD;
    }
}
