package dev.flamelab.site;

import dev.flamelab.report.Granularity;
import dev.flamelab.report.Peek;
import dev.flamelab.report.TextReport;

/** The callers and callees of the places that a page asks for, line by line as on pprof's page unless it says otherwise. */
final class PeekText {
    private PeekText() {}

    static TextReport of(Asked asked) {
        var view = asked.param("g").isEmpty() ? asked.view().withGranularity(Granularity.LINES) : asked.view();
        return Peek.ofFunctions(asked.profile(), view, asked.param("f"));
    }
}
