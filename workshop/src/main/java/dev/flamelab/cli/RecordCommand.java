package dev.flamelab.cli;

import dev.flamelab.compare.RecordedDump;
import dev.flamelab.lab.ChapterRun;
import dev.flamelab.lab.DumpStore;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.Recorder;
import dev.flamelab.lab.SeriesRun;
import dev.flamelab.lab.Story;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Records the bundled dumps of a story anew. */
@Command(
        name = "record",
        description = {
            "Records the dumps of a story that come with the project anew, with their lines in dumps/index.json.",
            "A former one stays unless the new one shows the story well enough, or with the solution no longer."
        })
final class RecordCommand implements Callable<Integer> {
    @Mixin
    private ChapterFlags flags;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var home = Home.find();
        var story = flags.story(home);
        if (story.series() == null
                && story.captures().stream().allMatch(shot -> shot.dumps().isEmpty())) {
            throw LabError.usage("story " + story.name() + " comes without dumps: name one in "
                    + Home.shown(home.stories().resolve(story.name() + ".yaml")) + " under a capture");
        }
        for (var shot : story.captures()) {
            for (var bundled : shot.dumps()) record(home, story, shot, bundled);
        }
        if (story.series() != null) recordSeries(home, story);
        return ExitCode.GOOD;
    }

    private void recordSeries(Home home, Story story) {
        var run = new ChapterRun(story).withTimes(flags.seconds(), flags.warmUp());
        List<ChapterRun.Outcome> outcomes;
        try (var display = new LoadDisplay(spec.commandLine().getErr())) {
            outcomes = new SeriesRun(story, run.warmUp()).run(home, new DumpStore(home.myDumps()), display::accept);
        }
        for (int i = 0; i < outcomes.size(); i++) {
            tell(home, recorder(home, story, story.series().dumps().get(i)).record(run, outcomes.get(i)));
        }
    }

    private void record(Home home, Story story, Story.Shot shot, Story.Bundled bundled) {
        var jars = List.of(home.storyJar(story.name(), bundled.service()));
        var run = new ChapterRun(story).of(shot, jars).withTimes(flags.seconds(), flags.warmUp());
        var out = spec.commandLine().getOut();
        try (var narrator = new Narrator(run, out, spec.commandLine().getErr())) {
            run.run(home, new DumpStore(home.myDumps()), narrator, outcome -> {
                tell(home, recorder(home, story, bundled).record(run, outcome));
                return ExitCode.GOOD;
            });
        }
    }

    private Recorder recorder(Home home, Story story, Story.Bundled bundled) {
        return new Recorder(home, story, bundled, "./lab record " + story.name() + flags.typed());
    }

    private void tell(Home home, RecordedDump recorded) {
        var out = spec.commandLine().getOut();
        out.println("\nrecorded " + Home.shown(home.dumps().resolve(recorded.file())));
        for (var anchor : recorded.anchors()) {
            out.printf(
                    Locale.ROOT,
                    "%s: %.1f%% of %s, from %,d%n%n",
                    anchor.name(),
                    anchor.share(),
                    anchor.value(),
                    anchor.samples());
        }
    }
}
