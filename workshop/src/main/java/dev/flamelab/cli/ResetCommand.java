package dev.flamelab.cli;

import dev.flamelab.lab.Deed;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.StorySources;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lab reset}: a story's files as they were shipped. */
@Command(
        name = "reset",
        description = "Puts the demo service's files of a chapter back as they were shipped; yours are saved first.")
final class ResetCommand implements Callable<Integer> {
    @Mixin
    private WhichChapter chapter;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var home = Home.find();
        var story = chapter.story(home);
        var replaced = new StorySources(home, story).reset();
        var out = spec.commandLine().getOut();
        new ReplacedText(home, "as shipped").print(story, replaced, out);
        out.println("next:     ./lab run " + story.name());
        Noted.in(home, story, Deed.RESET, "", spec.commandLine().getErr());
        return ExitCode.GOOD;
    }
}
