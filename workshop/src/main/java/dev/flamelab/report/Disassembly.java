package dev.flamelab.report;

import dev.flamelab.pprof.Profile;

/**
 * The answer to {@code -disasm}: a profile holds no machine code, and a JVM's is gone with its process. So nothing ever
 * matches, as in pprof for a profile whose program is not on this machine.
 */
public final class Disassembly {
    private Disassembly() {}

    /** Always fails, in pprof's words and with what to do instead. */
    public static ReportError of(Profile profile, View view, String regex) {
        Subject subject = Subject.of(profile, view, regex);
        return ReportError.noMatch(regex + " (there is no machine code to show: -list and -weblist show the source)")
                .after(subject.warnings());
    }
}
