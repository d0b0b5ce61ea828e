package dev.flamelab.report;

import java.util.List;

/** Says in one sentence why a report cannot be made as it was asked for. */
public final class ReportError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> warnings;

    ReportError(String sentence) {
        this(sentence, List.of());
    }

    private ReportError(String sentence, List<String> warnings) {
        super(sentence);
        this.warnings = List.copyOf(warnings);
    }

    /** The same, found out after there was something else to tell. */
    ReportError after(List<String> told) {
        return new ReportError(getMessage(), told);
    }

    /** What to tell the person who asked before the sentence is told. */
    public List<String> warnings() {
        return warnings;
    }
}
