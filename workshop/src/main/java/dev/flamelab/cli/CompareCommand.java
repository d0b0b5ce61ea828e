package dev.flamelab.cli;

import dev.flamelab.compare.CompareError;
import dev.flamelab.compare.Comparison;
import dev.flamelab.compare.SameBottleneck;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.pprof.MemoryBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab compare}: whether one's own dump shows the same bottleneck as a reference. */
@Command(name = "compare", description = "Says whether your dump shows the same bottleneck as a reference dump.")
final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MINE", description = "Your dump.")
    private Path mine;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "REFERENCE",
            description = "The other one (default: the bundled dump of the same kind).")
    private Path reference;

    @Option(names = "--story", paramLabel = "STORY", description = "Compare by the anchors of this story, such as cpu.")
    private String story;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var budget = MemoryBudget.ofJvm();
        var own = OneDump.of(mine, budget);
        var named = reference == null ? null : OneDump.of(reference, budget);
        Home home = Home.find();
        var against = OtherDump.find(home.dumps(), own, named, story);
        Comparison comparison;
        try {
            comparison = SameBottleneck.judge(against.mine(), against.profile(), against.anchors());
        } catch (CompareError e) {
            throw LabError.usage(Home.shown(mine) + " and " + Home.shown(against.file()) + ": " + e.getMessage());
        }
        var judged = new Judged(mine, against.file(), comparison);
        var out = spec.commandLine().getOut();
        if (json) out.println(judged.json());
        else out.print(judged.text(home));
        out.flush();
        return ExitCode.of(comparison.verdict());
    }
}
