package dev.flamelab.cli;

import dev.flamelab.compare.Anchor;
import dev.flamelab.lab.FixReport;
import dev.flamelab.lab.Story;
import java.util.List;

/**
 * What the check of a fix came to, for a script.
 *
 * @param anchors that must be gone, with the least share that they must have as shipped
 * @param services as shipped, the learner's, the solution's; empty when no profiles were needed
 * @param movedTo the function that the bottleneck was moved to, or null
 */
record FixResult(
        String verdict,
        String reason,
        String cure,
        List<Anchor> anchors,
        List<FixReport.Side> services,
        String movedTo) {
    static FixResult of(Story story, FixReport report) {
        return new FixResult(
                report.verdict().word(),
                report.verdict().reason(),
                report.verdict().cure(),
                story.shot().anchors(),
                report.sides(),
                report.movedTo().orElse(null));
    }
}
