package dev.flamelab.cli;

import dev.flamelab.lab.ChapterRun;
import dev.flamelab.lab.DumpStore;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.Reference;
import java.io.PrintWriter;
import java.util.Locale;

/** The lab of one story, told while it happens. */
record StoryRun(Home home, ChapterRun run) {
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
                var comparison = reference.judge(outcome, run.shot().anchors());
                var judged =
                        new Judged(outcome.dump(), reference.file(), comparison, outcome.load(), outcome.elsewhere());
                out.println("\n" + Tops.of(story, outcome.capture().profile()) + judged.text(home));
                return judged;
            });
        }
    }
}
