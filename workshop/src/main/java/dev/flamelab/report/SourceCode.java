package dev.flamelab.report;

import java.util.List;

/** Where a listing gets the lines of a source file from. */
public interface SourceCode {
    /**
     * What was found.
     *
     * @param lines without line ends
     * @param problem why there are no lines, as pprof says it; empty when there are
     * @param note what a reader should know of these lines; empty when they are what was asked for
     */
    record Found(List<String> lines, String problem, String note) {
        /** Nothing. */
        public static Found nothing(String problem) {
            return new Found(List.of(), problem, "");
        }

        /** The file itself. */
        public static Found of(List<String> lines) {
            return new Found(lines, "", "");
        }
    }

    /** The lines of the file that a profile names. */
    Found find(String file);
}
