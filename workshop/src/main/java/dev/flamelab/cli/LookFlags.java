package dev.flamelab.cli;

import dev.flamelab.lab.LabError;
import dev.flamelab.report.Filter;
import dev.flamelab.report.Granularity;
import dev.flamelab.report.Order;
import dev.flamelab.report.SourcePaths;
import dev.flamelab.report.Trim;
import dev.flamelab.report.View;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** pprof's flags that say what of a profile to look at, and how closely. */
final class LookFlags {
    @Mixin
    private SampleIndexFlag sampleIndex;

    @Option(
            names = {"-focus", "--focus"},
            paramLabel = "REGEX",
            defaultValue = "",
            description = "Only stacks through a matching function or file.")
    private String focus;

    @Option(
            names = {"-ignore", "--ignore"},
            paramLabel = "REGEX",
            defaultValue = "",
            description = "No stacks through a matching function or file.")
    private String ignore;

    @Option(
            names = {"-cum", "--cum"},
            description = "Sort by cum.")
    private boolean cum;

    @Option(
            names = {"-flat", "--flat"},
            description = "Sort by flat, as happens anyway.")
    private boolean flat;

    @Option(
            names = {"-functions", "--functions"},
            description = "One row for each function, as happens anyway.")
    private boolean functions;

    @Option(
            names = {"-filefunctions", "--filefunctions"},
            description = "One row for each function of a file.")
    private boolean fileFunctions;

    @Option(
            names = {"-files", "--files"},
            description = "One row for each file.")
    private boolean files;

    @Option(
            names = {"-lines", "--lines"},
            description = "One row for each line.")
    private boolean lines;

    @Option(
            names = {"-addresses", "--addresses"},
            description = "One row for each address.")
    private boolean addresses;

    @Option(
            names = {"-noinlines", "--noinlines"},
            description = "Count inlined calls to their caller.")
    private boolean noInlines;

    @Option(
            names = {"-nodecount", "--nodecount"},
            paramLabel = "N",
            defaultValue = "0",
            description = "At most so many rows.")
    private int nodeCount;

    @Option(
            names = {"-nodefraction", "--nodefraction"},
            paramLabel = "F",
            defaultValue = "0.005",
            description = "Hide rows below this share (default: ${DEFAULT-VALUE}).")
    private double nodeFraction;

    @Option(
            names = {"-edgefraction", "--edgefraction"},
            paramLabel = "F",
            defaultValue = "0.001",
            hidden = true,
            description = "Hide edges below this share.")
    private double edgeFraction;

    @Option(
            names = {"-trim", "--trim"},
            arity = "0..1",
            paramLabel = "true|false",
            defaultValue = "true",
            fallbackValue = "true",
            description = "Hide small rows (default: ${DEFAULT-VALUE}).")
    private boolean trim;

    @Option(
            names = {"-unit", "--unit"},
            paramLabel = "UNIT",
            defaultValue = "minimum",
            description = "Show values in this unit.")
    private String unit;

    @Option(
            names = {"-source_path", "--source_path"},
            paramLabel = "PATH",
            defaultValue = "",
            description = "Where to look for sources (default: here).")
    private String sourcePath;

    @Option(
            names = {"-trim_path", "--trim_path"},
            paramLabel = "PATH",
            defaultValue = "",
            description = "What to cut from the front of source paths.")
    private String trimPath;

    View view() {
        var paths = new SourcePaths(folders(sourcePath), folders(trimPath));
        Filter filter = Filter.NOTHING.with(Filter.By.FOCUS, focus).with(Filter.By.IGNORE, ignore);
        View view = View.STANDARD
                .withSampleIndex(sampleIndex.or(""))
                .withUnit(unit)
                .withFilter(filter)
                .withGranularity(granularity())
                .withPaths(paths)
                .withOrder(order())
                .withTrim(trim());
        return noInlines ? view.with(View.Option.NOINLINES) : view;
    }

    private Order order() {
        if (cum && flat) {
            throw LabError.usage("-cum and -flat exclude each other: give one of them");
        }
        return cum ? Order.CUM : Order.FLAT;
    }

    private Trim trim() {
        return trim ? new Trim(Math.max(0, nodeCount), nodeFraction, edgeFraction) : Trim.NOTHING;
    }

    /** Where the sources of a listing are. */
    SourcePaths sources() {
        String search = sourcePath.isEmpty() ? Path.of("").toAbsolutePath().toString() : sourcePath;
        return new SourcePaths(folders(search), folders(trimPath));
    }

    private Granularity granularity() {
        Map<String, Granularity> asked = new LinkedHashMap<>();
        if (functions) asked.put("-functions", Granularity.FUNCTIONS);
        if (fileFunctions) asked.put("-filefunctions", Granularity.FILE_FUNCTIONS);
        if (files) asked.put("-files", Granularity.FILES);
        if (lines) asked.put("-lines", Granularity.LINES);
        if (addresses) asked.put("-addresses", Granularity.ADDRESSES);
        if (asked.size() > 1) {
            throw LabError.usage(String.join(" and ", asked.keySet()) + " exclude each other: give one of them");
        }
        return asked.values().stream().findFirst().orElse(Granularity.FUNCTIONS);
    }

    private static List<String> folders(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .toList();
    }
}
