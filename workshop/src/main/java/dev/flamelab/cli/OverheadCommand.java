package dev.flamelab.cli;

import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Expense;
import dev.flamelab.lab.Home;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lab overhead}: what profiling costs where one is. */
@Command(
        name = "overhead",
        description = {
            "Measures what profiling costs on this machine: a JVM's work with the profiler endpoint attached and idle, and"
                    + " during a CPU capture, against the same JVM's without.",
            "It takes about two minutes; ./lab bench overhead measures every kind of profile, in fifteen."
        },
        footer = {
            "",
            "The ratio is that of the work done for a second of CPU time; the first row, where nothing differs, tells"
                    + " how far to trust the others. Where the machine is too busy to tell, the exit code is 3."
        })
final class OverheadCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print the result as one JSON object, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** What a script gets. */
    private record Result(boolean sure, String sentence, Expense ratios) {}

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var expense = measured();
        if (json) out.println(Json.line(new Result(expense.isSure(), expense.sentence(), expense)));
        else out.print(expense.text());
        out.flush();
        return expense.isSure() ? ExitCode.GOOD : ExitCode.INCONCLUSIVE;
    }

    private Expense measured() {
        try (var line = ProgressLine.of(
                "overhead", Expense.seconds(), spec.commandLine().getErr())) {
            return Expense.measure(Home.find(), seconds -> line.at(seconds, ""));
        }
    }
}
