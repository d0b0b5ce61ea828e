package dev.flamelab.cli;

import dev.flamelab.compare.Verdict;
import dev.flamelab.lab.ChapterRun;
import dev.flamelab.lab.Deed;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.Story;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The whole lab of a chapter, or of all in turn: service up, load, capture, comparison, service down. */
@Command(
        name = "run",
        description = "Runs the lab of a chapter: service, load, capture, and the comparison with the bundled dump.",
        footer = {
            "",
            "./lab run all runs every story in turn, whatever comes of the others, and prints a table: it tells whether"
                    + " a machine can do the course. Its exit code is the worst of theirs: 4 (the machine could not)"
                    + " is worse than 1 (FAIL), that than 3 (INCONCLUSIVE), that than 0."
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "CHAPTER",
            completionCandidates = Stories.OrAll.class,
            description = "Its story, number or folder, such as cpu, 1 or 01-cpu; or all.")
    private String name;

    @Mixin
    private Times times;

    @Mixin
    private DemandFlags demand;

    @Option(
            names = "--hidden",
            description = "Take those profiles, too, that do not show the fault, and fail if one does.")
    private boolean hidden;

    @Option(names = "--json", description = "Print the result as one JSON object, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var home = Home.find();
        var all = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        var out = json ? new PrintWriter(Writer.nullWriter()) : all;
        if (name.equals(Stories.ALL)) {
            var lab = (Lab) spec.root().userObject();
            return ranAll(new RunAll(out, err, lab.stacktrace).run(runs(home)), all);
        }
        var story = Story.find(home, name);
        var judged = new StoryRun(home, run(story)).run(out, err);
        Noted.in(home, story, Deed.RUN, judged.comparison().verdict().word(), err);
        if (json) all.println(judged.json());
        else if (judged.comparison().verdict() instanceof Verdict.Pass)
            out.println("\nnext: ./lab quiz " + story.name());
        return ExitCode.of(judged.comparison().verdict());
    }

    private List<StoryRun> runs(Home home) {
        return Story.all(home).stream()
                .map(story -> new StoryRun(home, run(story)))
                .toList();
    }

    private ChapterRun run(Story story) {
        var run = demand.on(new ChapterRun(story).withTimes(times.seconds(), times.warmUp()), spec);
        return hidden ? run.lookingElsewhere() : run;
    }

    private int ranAll(RunAll.Result result, PrintWriter out) {
        if (json) out.println(Json.line(result));
        return result.exitCode();
    }
}
