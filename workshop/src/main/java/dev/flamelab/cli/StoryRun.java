package dev.flamelab.cli;

import dev.flamelab.compare.Anchor;
import dev.flamelab.lab.ChapterRun;
import dev.flamelab.lab.DumpStore;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.Reference;
import dev.flamelab.pprof.Profile;
import dev.flamelab.report.Top;
import dev.flamelab.report.Trim;
import dev.flamelab.report.View;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The lab of one story, told while it happens. */
record StoryRun(Home home, ChapterRun run) {
    private static final int ROWS = 10;

    /**
     * Does it.
     *
     * @param out where it is told
     * @param err where its progress is shown
     */
    Judged run(PrintWriter out, PrintWriter err) {
        var story = run.story();
        var reference = Reference.of(home, story);
        out.printf(Locale.ROOT, "%s, chapter %d%n%n", story.title(), story.chapter());
        try (var narrator = new Narrator(run, out, err)) {
            return run.run(home, new DumpStore(home.myDumps()), narrator, outcome -> {
                narrator.compares(outcome.dump());
                var comparison = reference.judge(outcome);
                var judged =
                        new Judged(outcome.dump(), reference.file(), comparison, outcome.load(), outcome.elsewhere());
                out.println("\n" + tops(outcome.capture().profile()) + judged.text(home));
                return judged;
            });
        }
    }

    /** The first functions by each sample type that the story is recognised by. */
    private String tops(Profile profile) {
        var trim = Trim.STANDARD.withNodeCount(ROWS);
        return run.story().shot().anchors().stream()
                .map(Anchor::value)
                .distinct()
                .map(value ->
                        Top.of(profile, View.STANDARD.withSampleIndex(value).withTrim(trim))
                                        .text() + "\n")
                .collect(Collectors.joining());
    }
}
