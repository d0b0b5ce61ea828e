package dev.flamelab.report;

import java.util.List;

/** Where a listing gets the lines of a source file from. */
public interface SourceCode {
    /**
     * What was found.
     *
     * @param lines without line ends
     * @param problem why there are no lines, as pprof says it; empty when there are
     */
    record Found(List<String> lines, String problem) {}

    /** The lines of the file that a profile names. */
    Found find(String file);
}
