package dev.flamelab.lab;

import dev.flamelab.compare.Comparison;
import dev.flamelab.compare.DumpIndex;
import dev.flamelab.compare.RecordedDump;
import dev.flamelab.compare.SameBottleneck;
import dev.flamelab.compare.Verdict;
import dev.flamelab.pprof.ProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a lab's dump proves.
 *
 * @param reference the bundled dump it was compared with
 */
public record Judgement(Path reference, Comparison comparison) {
    /** Compares with the bundled dump of the story; a dump taken under too little load proves nothing. */
    public static Judgement of(Home home, Chapter chapter, ChapterRun.Outcome outcome) {
        try {
            var dump = reference(home, chapter);
            var file = DumpIndex.checked(home.dumps(), dump);
            var comparison = SameBottleneck.judge(
                    outcome.capture().profile(), ProfileReader.read(Files.readAllBytes(file)), chapter.anchors());
            return new Judgement(file, outcome.load().reached() ? comparison : unproven(comparison, outcome.load()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedDump reference(Home home, Chapter chapter) throws IOException {
        return DumpIndex.read(home.dumps()).ofStory(chapter.story()).stream()
                .filter(dump -> dump.kind().equals(chapter.capture()))
                .findFirst()
                .orElseThrow(() -> LabError.machine("there is no bundled dump to compare with in "
                        + Home.shown(home.dumps()) + ": record one with ./lab record " + chapter.story()));
    }

    private static Comparison unproven(Comparison comparison, LoadEvent.End load) {
        var verdict = new Verdict.Inconclusive(
                "the load was " + load.outcome() + (load.reason().isEmpty() ? "" : ", " + load.reason()),
                "close other programs and run it again");
        return new Comparison(verdict, comparison.shares(), comparison.samplesHere(), comparison.samplesThere());
    }

    /** As an exit code says it. */
    public int exitCode() {
        if (comparison.verdict() instanceof Verdict.Pass) return ExitCode.GOOD;
        return comparison.verdict() instanceof Verdict.Fail ? ExitCode.NO : ExitCode.INCONCLUSIVE;
    }
}
