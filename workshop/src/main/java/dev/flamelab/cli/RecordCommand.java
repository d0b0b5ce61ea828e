package dev.flamelab.cli;

import dev.flamelab.lab.ChapterRun;
import dev.flamelab.lab.DumpStore;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.Recorder;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Records the bundled dump of a story anew. */
@Command(
        name = "record",
        description = {
            "Records the dump of a story that comes with the project anew, with its line in dumps/index.json.",
            "The former one stays unless the new one shows the story well enough."
        })
final class RecordCommand implements Callable<Integer> {
    @Mixin
    private ChapterFlags flags;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var home = Home.find();
        var chapter = flags.chapter(home);
        var run = new ChapterRun(chapter).withTimes(flags.seconds(), flags.warmUp());
        var out = spec.commandLine().getOut();
        try (var narrator = new Narrator(run, out, spec.commandLine().getErr())) {
            return run.run(home, new DumpStore(home.myDumps()), narrator, outcome -> {
                var recorded = new Recorder(home, chapter).record(run, outcome);
                out.println("\nrecorded " + Home.shown(home.dumps().resolve(recorded.file())));
                recorded.anchors()
                        .forEach(anchor -> out.printf(
                                Locale.ROOT,
                                "%s: %.1f%% of %,d application samples%n%n",
                                anchor.name(),
                                anchor.share(),
                                anchor.samples()));
                return ExitCode.GOOD;
            });
        }
    }
}
