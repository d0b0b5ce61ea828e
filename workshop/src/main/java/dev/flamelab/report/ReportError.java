package dev.flamelab.report;

import java.util.List;

/** Says in one sentence why a report cannot be made as it was asked for. */
public final class ReportError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean wrongUsage;
    private final transient List<String> warnings;

    /** For what was typed in a way that is wrong. */
    ReportError(String sentence) {
        this(sentence, true, List.of());
    }

    private ReportError(String sentence, boolean wrongUsage, List<String> warnings) {
        super(sentence);
        this.wrongUsage = wrongUsage;
        this.warnings = List.copyOf(warnings);
    }

    /** For what was typed well, but there is nothing of the kind in the profile. */
    static ReportError notThere(String sentence) {
        return new ReportError(sentence, false, List.of());
    }

    /** For an expression that no function matches. */
    static ReportError noMatch(String regex) {
        return notThere("no matches found for regexp: " + regex);
    }

    /** The same, found out after there was something else to tell. */
    ReportError after(List<String> told) {
        return new ReportError(getMessage(), wrongUsage, told);
    }

    /** Whether it is what was typed that is wrong, and not the profile that has no such thing. */
    public boolean isWrongUsage() {
        return wrongUsage;
    }

    /** What to tell the person who asked before the sentence is told. */
    public List<String> warnings() {
        return warnings;
    }
}
