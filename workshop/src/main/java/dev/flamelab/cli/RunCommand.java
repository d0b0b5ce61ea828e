package dev.flamelab.cli;

import dev.flamelab.compare.Anchor;
import dev.flamelab.lab.ChapterRun;
import dev.flamelab.lab.DumpStore;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.Reference;
import dev.flamelab.lab.Story;
import dev.flamelab.pprof.Profile;
import dev.flamelab.report.Top;
import dev.flamelab.report.Trim;
import dev.flamelab.report.View;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole lab of a chapter: service up, load, capture, comparison, service down. */
@Command(
        name = "run",
        description = "Runs the lab of a chapter: service, load, capture, and the comparison with the bundled dump.")
final class RunCommand implements Callable<Integer> {
    private static final int ROWS = 10;

    @Mixin
    private ChapterFlags flags;

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
        var story = flags.story(home);
        var reference = Reference.of(home, story);
        var times = new ChapterRun(story).withTimes(flags.seconds(), flags.warmUp());
        var run = hidden ? times.lookingElsewhere() : times;
        var out =
                json ? new PrintWriter(Writer.nullWriter()) : spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%s, chapter %d%n%n", story.title(), story.chapter());
        try (var narrator = new Narrator(run, out, spec.commandLine().getErr())) {
            return run.run(home, new DumpStore(home.myDumps()), narrator, outcome -> {
                narrator.compares(outcome.dump());
                var comparison = reference.judge(outcome);
                var judged =
                        new Judged(outcome.dump(), reference.file(), comparison, outcome.load(), outcome.elsewhere());
                if (json) spec.commandLine().getOut().println(judged.json());
                else out.println("\n" + tops(story, outcome.capture().profile()) + judged.text(home));
                return ExitCode.of(comparison.verdict());
            });
        }
    }

    /** The first functions by each sample type that the story is recognised by. */
    private static String tops(Story story, Profile profile) {
        var trim = Trim.STANDARD.withNodeCount(ROWS);
        return story.shot().anchors().stream()
                .map(Anchor::value)
                .distinct()
                .map(value ->
                        Top.of(profile, View.STANDARD.withSampleIndex(value).withTrim(trim))
                                        .text() + "\n")
                .collect(Collectors.joining());
    }
}
