package dev.flamelab.lab;

import dev.flamelab.compare.Anchor;
import dev.flamelab.compare.Comparison;
import dev.flamelab.compare.DumpIndex;
import dev.flamelab.compare.RecordedDump;
import dev.flamelab.compare.SameBottleneck;
import dev.flamelab.compare.Verdict;
import dev.flamelab.pprof.MemoryBudget;
import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The bundled dump of a story, which one's own is compared with. */
public record Reference(Path file, Profile profile, Story story) {

    /** Reads it, once it is sure that it is the one that was recorded. */
    public static Reference of(Home home, Story story) {
        try {
            var file = DumpIndex.checked(home.dumps(), recorded(home, story));
            var profile = ProfileFile.read(file, story.shot().sampleIndex(), MemoryBudget.ofJvm());
            return new Reference(file, profile, story);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedDump recorded(Home home, Story story) throws IOException {
        return DumpIndex.read(home.dumps()).ofStory(story.name()).stream()
                .filter(dump ->
                        dump.isReference() && dump.kind().equals(story.shot().kind()))
                .findFirst()
                .orElseThrow(() -> LabError.machine("there is no bundled dump to compare with in "
                        + Home.shown(home.dumps()) + ": restore it with git checkout dumps, or record one with"
                        + " ./lab record " + story.name()));
    }

    /** What one's own dumps of that kind are called. */
    DumpName ownName() {
        return JfrFile.isOne(file) ? DumpName.ofTrace(DumpStore.service(profile)) : DumpName.of(profile);
    }

    /** What a dump proves, if it was taken under the story's load. */
    public Comparison judge(Profile mine) {
        return SameBottleneck.judge(mine, profile, story.shot().anchors());
    }

    /** What a lab's dump proves; one that was taken under too little load proves nothing. */
    public Comparison judge(ChapterRun.Outcome outcome) {
        return judge(outcome, story.shot().anchors());
    }

    /** The same by some of the story's anchors. */
    public Comparison judge(ChapterRun.Outcome outcome, List<Anchor> anchors) {
        var comparison = SameBottleneck.judge(outcome.capture().profile(), profile, anchors);
        if (!outcome.load().reached()) return unproven(comparison, outcome.load());
        return new Comparison(Elsewhere.and(comparison.verdict(), outcome.elsewhere()), comparison.shares());
    }

    private static Comparison unproven(Comparison comparison, LoadEvent.End load) {
        var verdict = new Verdict.Inconclusive(load.shortfall(), "close other programs and run it again");
        return new Comparison(verdict, comparison.shares());
    }
}
