package dev.flamelab.site;

import dev.flamelab.lab.SourceFiles;
import dev.flamelab.report.HotLines;
import dev.flamelab.report.SourceCode;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The source of the functions that a page asks for, with what was measured in each line.
 *
 * @param places where sources were looked for
 * @param leftOut how many functions match and are not shown, as their files are too many
 */
record SourceData(String total, List<String> places, int leftOut, Iterator<HotLines.Routine> routines) {
    /** What a profile takes for a source need not be one. */
    private static final Pattern SOURCE = Pattern.compile(
            ".+\\.(java|kt|kts|scala|groovy|clj|go|s|S|c|h|cc|cpp|cxx|hh|hpp|hxx|inc|m|mm|rs|zig|swift|py|pyx|rb|js|ts)");

    static SourceData of(Asked asked) {
        SourceFiles files = SourceFiles.of(asked.view()).confined();
        SourceCode sources = file -> SOURCE.matcher(file).matches()
                ? files.find(file)
                : SourceCode.Found.nothing(file + " is not named as sources are, so it is not read");
        var lines = HotLines.of(asked.profile(), asked.view(), asked.param("f"), sources);
        return new SourceData(lines.total(), files.places(), lines.leftOut(), lines.routines());
    }
}
