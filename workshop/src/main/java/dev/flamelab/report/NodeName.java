package dev.flamelab.report;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node of a graph stands for, as far as the granularity lets it be told apart.
 *
 * @param function empty when unknown or forgotten
 * @param file empty when unknown or forgotten
 * @param line 0 when unknown or forgotten
 * @param column 0 when unknown or forgotten
 * @param address 0 when unknown or forgotten
 * @param program the mapping's file, where nodes of two programs must not meet or nothing else is known; else empty
 * @param startLine of the function, for listings; else 0
 */
record NodeName(String function, String file, long line, long column, long address, String program, long startLine) {

    // Written out, since a program that ends soon would spend more time on having them made than on all else here.

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeName that
                && line == that.line
                && column == that.column
                && address == that.address
                && startLine == that.startLine
                && function.equals(that.function)
                && file.equals(that.file)
                && program.equals(that.program);
    }

    @Override
    public int hashCode() {
        int names = 31 * (31 * function.hashCode() + file.hashCode()) + program.hashCode();
        int numbers = 31 * (31 * Long.hashCode(line) + Long.hashCode(column)) + Long.hashCode(address);
        return 31 * (31 * names + numbers) + Long.hashCode(startLine);
    }

    /** The name as pprof prints it. */
    String printed() {
        List<String> parts = parts();
        return parts.size() == 1 ? parts.get(0) : String.join(" ", parts);
    }

    /** What the printed name consists of: address, function and place, as far as they are known. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        if (address != 0) {
            String digits = Long.toHexString(address);
            parts.add("0".repeat(16 - digits.length()).concat(digits));
        }
        if (!function.isEmpty()) {
            parts.add(function);
        }
        if (line != 0) {
            String place = file.concat(":").concat(Long.toString(line));
            parts.add(column == 0 ? place : place.concat(":").concat(Long.toString(column)));
        } else if (!file.isEmpty()) {
            parts.add(file);
        } else if (function.isEmpty()) {
            parts.add(program.isEmpty() ? "<unknown>" : "[" + Paths.baseName(program) + "]");
        }
        return parts;
    }

    /** What decides between nodes that are alike in all that is printed: their parts as Go prints them in a row. */
    String sortKey() {
        // Between the name and the address stands one more name, which no report has.
        return "{" + function + "  " + Long.toUnsignedString(address) + " " + file + " " + startLine + " " + line + " "
                + program + "}";
    }

    /** The names that a place has, one for each call inlined there, innermost first. */
    static List<NodeName> allOf(Location location, Grouping grouping) {
        List<Line> lines = location.lines();
        if (lines.isEmpty()) {
            return List.of(of(location, grouping));
        }
        if (!grouping.inlines()) {
            lines = lines.subList(lines.size() - 1, lines.size());
        }
        List<NodeName> names = new ArrayList<>(lines.size());
        for (Line line : lines) {
            names.add(of(location, line, grouping));
        }
        return names;
    }

    /** The same as printed. */
    static List<String> printedAt(Location location, Grouping grouping) {
        return allOf(location, grouping).stream().map(NodeName::printed).toList();
    }

    /** The name of a place that has no symbols. */
    static NodeName of(Location location, Grouping grouping) {
        long address = grouping.granularity().hasAddress() ? location.address() : 0;
        return new NodeName("", "", 0, 0, address, program(location), 0);
    }

    static NodeName of(Location location, Line line, Grouping grouping) {
        Granularity granularity = grouping.granularity();
        String function = granularity.hasFunction() ? line.function().name() : "";
        String file =
                granularity.hasFile() ? grouping.paths().trim(line.function().file()) : "";
        boolean apart = grouping.byProgram() || function.isEmpty();
        return new NodeName(
                function,
                file.isEmpty() ? "" : Paths.clean(file),
                granularity.hasLine() ? line.line() : 0,
                granularity.hasLine() && grouping.columns() ? line.column() : 0,
                granularity.hasAddress() ? location.address() : 0,
                apart ? program(location) : "",
                apart ? line.function().startLine() : 0);
    }

    private static String program(Location location) {
        return location.mapping() == null ? "" : location.mapping().file();
    }
}
