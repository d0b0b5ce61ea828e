package dev.flamelab.lab;

import dev.flamelab.compare.Verdict;

/** What the exit code of {@code ./lab} says. */
public final class ExitCode {
    /** Done, or the answer is yes. */
    public static final int GOOD = 0;
    /** The answer is no: a check failed. */
    public static final int NO = 1;
    /** The command was typed wrongly. */
    public static final int USAGE = 2;
    /** Neither yes nor no could be said, for the reason given. */
    public static final int INCONCLUSIVE = 3;
    /** The machine could not do what was asked. */
    public static final int MACHINE = 4;
    /** Somebody pressed Ctrl-C. */
    public static final int STOPPED = 130;

    private ExitCode() {}

    /** The one for what came of a comparison. */
    public static int of(Verdict verdict) {
        if (verdict instanceof Verdict.Pass) return GOOD;
        return verdict instanceof Verdict.Fail ? NO : INCONCLUSIVE;
    }
}
