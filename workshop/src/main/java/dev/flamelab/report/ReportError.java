package dev.flamelab.report;

/** Says in one sentence why a report cannot be made as it was asked for. */
public final class ReportError extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReportError(String sentence) {
        super(sentence);
    }
}
