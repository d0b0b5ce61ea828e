package dev.flamelab.cli;

import dev.flamelab.lab.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lab completion}: the script by which bash and zsh complete this command's words. */
@Command(
        name = "completion",
        description = "Print the script that lets bash and zsh complete what you type after lab.",
        footer = {
            "",
            "For this shell, in the project's folder:",
            "  source <(./lab completion)",
            "From then on ./lab r<TAB> becomes ./lab run, and ./lab run <TAB> lists what may follow."
        })
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var lab = spec.root().commandLine();
        spec.commandLine().getOut().print(AutoComplete.bash(spec.root().name(), lab));
        spec.commandLine().getOut().flush();
        return ExitCode.GOOD;
    }
}
