package dev.flamelab.cli;

import dev.flamelab.lab.Home;
import dev.flamelab.lab.OwnDump;
import java.util.List;

/**
 * What the check of a dump came to, for a script.
 *
 * @param samples application samples
 */
record DumpResult(
        String verdict,
        String reason,
        String cure,
        String dump,
        String reference,
        long samples,
        List<RunResult.AnchorShare> shares) {
    static DumpResult of(OwnDump dump) {
        var comparison = dump.comparison();
        return new DumpResult(
                comparison.verdict().word(),
                comparison.verdict().reason(),
                comparison.verdict().cure(),
                Home.shown(dump.file()),
                Home.shown(dump.reference()),
                comparison.samplesHere(),
                comparison.shares().stream()
                        .map(share -> new RunResult.AnchorShare(
                                share.anchor().name(), share.here(), share.there(), share.tolerance()))
                        .toList());
    }
}
