package dev.flamelab.cli;

import dev.flamelab.compare.Comparison;
import dev.flamelab.lab.ChapterRun;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LoadEvent;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of a lab, for a script.
 *
 * @param samples application samples
 * @param shares in percent of them
 */
record RunResult(
        String verdict,
        String reason,
        String dump,
        String reference,
        long samples,
        List<AnchorShare> shares,
        LoadEvent.End load) {

    /** An anchor's share in percent, here and in the reference; tolerance in points. */
    record AnchorShare(String anchor, double here, double there, double tolerance) {}

    static RunResult of(ChapterRun.Outcome outcome, Path reference, Comparison comparison) {
        return new RunResult(
                comparison.verdict().word(),
                comparison.verdict().reason(),
                Home.shown(outcome.dump()),
                Home.shown(reference),
                comparison.samplesHere(),
                comparison.shares().stream()
                        .map(share ->
                                new AnchorShare(share.anchor().name(), share.here(), share.there(), share.tolerance()))
                        .toList(),
                outcome.load());
    }
}
