package dev.flamelab.cli;

import dev.flamelab.lab.FixReport;
import java.util.List;

/**
 * What the check of a fix came to, for a script.
 *
 * @param services as shipped, the learner's, the solution's; empty when no profiles were needed
 * @param movedTo the function that the bottleneck was moved to, or null
 */
record FixResult(String verdict, String reason, String cure, List<FixReport.Side> services, String movedTo) {
    static FixResult of(FixReport report) {
        return new FixResult(
                report.verdict().word(),
                report.verdict().reason(),
                report.verdict().cure(),
                report.sides(),
                report.movedTo().orElse(null));
    }
}
