package dev.flamelab.cli;

import dev.flamelab.compare.Verdict;
import dev.flamelab.lab.Deed;
import dev.flamelab.lab.Demand;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.FixCheck;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.OwnDump;
import dev.flamelab.lab.Story;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lab check}: is it the same bottleneck, and after an edit: is it gone? */
@Command(
        name = "check",
        description =
                "Checks your work on a chapter: whether your newest dump shows the same bottleneck as the bundled one,"
                        + " or with --fix, whether your edit removed it and the service still answers as before.",
        footer = {
            "",
            "With --fix the service runs three times at once: as shipped, with your edit and with the bundled solution."
                    + " All three get the same load, and what a request costs is taken from a profile of each."
                    + " PASS: the answers are right, the bottleneck is gone, and your gain is at least 70 %% of the"
                    + " solution's on this machine."
        })
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private ChapterFlags flags;

    @Option(names = "--fix", description = "Check your edit of the service, not your dump.")
    private boolean fix;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "With --fix: requests per second for each of the three (default: what the story says).")
    private Integer rate;

    @Option(names = "--json", description = "Print the result as one JSON object, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var home = Home.find();
        var story = flags.story(home);
        return fix ? checkFix(home, story) : checkDump(home, story);
    }

    private int checkDump(Home home, Story story) {
        if (flags.seconds() != null || flags.warmUp() != null || rate != null) {
            throw new ParameterException(
                    spec.commandLine(), "--seconds, --warm-up and --rate belong to --fix: add it, or leave them out");
        }
        var dump = OwnDump.newest(home, story);
        var judged = new Judged(dump.file(), dump.reference(), dump.comparison());
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(judged.json());
        } else {
            out.println(Home.shown(dump.file()) + "\n");
            out.print(judged.text(home));
        }
        out.flush();
        note(home, story, Deed.CHECK, dump.comparison().verdict());
        return ExitCode.of(dump.comparison().verdict());
    }

    private int checkFix(Home home, Story story) {
        if (rate != null && rate < 1) {
            throw new ParameterException(spec.commandLine(), "--rate must be 1 or more");
        }
        var all = spec.commandLine().getOut();
        var out = json ? new PrintWriter(Writer.nullWriter()) : all;
        var check = new FixCheck(
                story,
                Demand.rate(rate == null ? story.check().rate() : rate),
                flags.seconds() == null ? Duration.ofSeconds(story.check().seconds()) : flags.seconds(),
                flags.warmUp() == null ? FixCheck.WARM_UP : flags.warmUp());
        try (var narrator = new FixNarrator(out, spec.commandLine().getErr())) {
            var report = check.run(home, narrator);
            narrator.tell(report);
            if (json) all.println(Json.line(FixResult.of(story, report)));
            note(home, story, Deed.FIX, report.verdict());
            if (report.verdict() instanceof Verdict.Pass) {
                out.println("\nhow the bundled solution does it: ./lab solution " + story.name());
            } else if (report.verdict() instanceof Verdict.Fail) {
                out.println("\nif you are stuck: ./lab hint " + story.name());
            }
            out.flush();
            return ExitCode.of(report.verdict());
        }
    }

    private void note(Home home, Story story, Deed deed, Verdict verdict) {
        Noted.in(home, story, deed, verdict.word(), spec.commandLine().getErr());
    }
}
