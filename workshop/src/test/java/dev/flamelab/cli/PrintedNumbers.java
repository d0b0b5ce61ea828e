package dev.flamelab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The numbers in what {@code ./lab pprof} prints, one line for each row, as {@link ShownNumbers} has them. */
final class PrintedNumbers {
    private static final String INLINE = " \\((partial-)?inline\\)$";
    private static final Pattern NODE = Pattern.compile(
            "(?m)^NN?\\d\\S* \\[label ?= ?\"((?:\\\\.|[^\"\\\\])*)\" id=\"(\\w+)\".*tooltip=\"(.*?)\"( |\\])");
    private static final Pattern EDGE = Pattern.compile("(?m)^(\\w+) -> (\\w+) \\[label=\"((?:\\\\.|[^\"\\\\])*)\"");
    private static final Pattern CALL =
            Pattern.compile("(?m)^N\\d+ -> N\\d+ \\[.* tooltip=\"(.*?) (?:->|\\.\\.\\.) (.*?) \\((\\S+)\\)\" ");
    private static final Pattern MEASURED =
            Pattern.compile("\\\\n([^\\\\ ]+)(?: \\(([^)]+)\\))?(?:(?:\\\\n| )of ([^\\\\ ]+) \\(([^)]+)\\))?$");
    private static final Pattern PLACE = Pattern.compile(" *(\\S+) +(\\S+%) +\\S+% +(\\S+) +(\\S+%) +\\| (.*)");
    private static final Pattern PEEKED = Pattern.compile(" *(\\S+) +(\\S+%) \\| {3}(.*)");
    private static final Pattern SUMS = Pattern.compile(" *(\\S+) +(\\S+) \\(flat, cum\\) +(\\S+) of Total");
    private static final Pattern LINE = Pattern.compile("^ *(\\S+) +(\\S+) +(\\d+):(.*)$");
    private static final Pattern KEY = Pattern.compile(" *(.+): Total (\\S+) of \\S+ \\( *(\\S+%)\\)");
    private static final Pattern LABEL = Pattern.compile(" *(\\S+) \\( *(\\S+%)\\): (.*)");

    private PrintedNumbers() {}

    /** Of {@code -top}. */
    static List<String> top(String text) {
        return text.lines()
                .dropWhile(line -> !line.strip().startsWith("flat  flat%"))
                .skip(1)
                .map(PrintedNumbers::spaced)
                .toList();
    }

    /** Of {@code -top} by functions and files: without what is added up from row to row. */
    static List<String> flameGraph(String text) {
        return top(text).stream()
                .map(line -> line.split(" ", 4))
                .map(row -> (row[0] + " " + row[1] + " " + row[3]).replaceFirst(INLINE, ""))
                .sorted()
                .toList();
    }

    /** Of {@code -dot}: what is to be written. */
    static List<String> drawing(String dot) {
        Stream<String> nodes = found(NODE, dot).map(node -> node.group(2) + " " + written(node.group(1)));
        Stream<String> edges = found(EDGE, dot)
                .map(edge -> id(edge.group(1)) + " " + id(edge.group(2)) + " " + written(edge.group(3)));
        return Stream.concat(nodes, edges).map(String::strip).sorted().toList();
    }

    private static String id(String node) {
        return node.replaceFirst("N", "node");
    }

    private static String written(String label) {
        return spaced(label.replace("\\n", " ").replaceAll("\\\\(.)", "$1"));
    }

    /** Of {@code -dot}: what is measured, and where. */
    static List<String> graphTables(String dot) {
        Stream<String> nodes = found(NODE, dot)
                .filter(node -> node.group(2).startsWith("node"))
                .map(PrintedNumbers::measured);
        Stream<String> edges = found(CALL, dot).map(call -> call.group(3) + " " + call.group(1) + " " + call.group(2));
        return Stream.concat(nodes, edges).map(PrintedNumbers::spaced).sorted().toList();
    }

    private static String measured(MatchResult node) {
        Matcher numbers = MEASURED.matcher(node.group(1));
        if (!numbers.find()) throw new AssertionError(node.group(1));
        String flatShare = numbers.group(2) == null ? "0%" : numbers.group(2);
        String cum = numbers.group(3) == null ? numbers.group(1) : numbers.group(3);
        String cumShare = numbers.group(4) == null ? flatShare : numbers.group(4);
        String name = node.group(3).replaceFirst(" \\(\\S+\\)$", "");
        return String.join(" ", numbers.group(1), flatShare, cum, cumShare, name);
    }

    /** Of {@code -peek}. */
    static List<String> peek(String text) {
        List<String> all = new ArrayList<>();
        for (String block : text.split("-{58}\\+-{13}\n")) {
            List<String> calls = new ArrayList<>();
            String place = null;
            for (String line : block.lines().toList()) {
                Matcher here = PLACE.matcher(line);
                Matcher call = PEEKED.matcher(line);
                if (here.matches()) {
                    place = here.replaceAll("$5 flat $1 ($2) · cum $3 ($4)");
                } else if (call.matches()) {
                    calls.add(spaced(call.replaceAll("$1 $2 $3")));
                }
            }
            if (place == null) continue;
            all.add(place);
            all.addAll(calls);
        }
        return all;
    }

    /** Of {@code -list}. */
    static List<String> source(String text) {
        String total = text.lines().findFirst().orElseThrow().replace("Total: ", "");
        return Stream.of(text.split("(?m)^ROUTINE =+ "))
                .skip(1)
                .map(routine -> routine(routine, total))
                .sorted()
                .toList();
    }

    private static String routine(String text, String total) {
        List<String> lines = text.lines()
                .filter(line -> Stream.of("No source information for ", " Error: ", " Note: ")
                        .noneMatch(line::startsWith))
                .toList();
        Matcher sums = SUMS.matcher(lines.get(1));
        if (!sums.matches()) throw new AssertionError(lines.get(1));
        String function = lines.get(0).replaceFirst(" in \\S*$", "");
        String head = sums.replaceAll(" Sum of the lines: flat $1 · cum $2, $3 of ") + total + " · callers and callees";
        Stream<String> code = lines.stream().skip(2).map(PrintedNumbers::code);
        return Stream.concat(Stream.of(function + head), code).collect(Collectors.joining("\n"));
    }

    /** Where nothing was measured a dot is printed, and nothing is shown. */
    private static String code(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) throw new AssertionError(line);
        String flat = parts.group(1).equals(".") ? "" : parts.group(1);
        String cum = parts.group(2).equals(".") ? "" : parts.group(2);
        return spaced(String.join(" ", parts.group(3), flat, cum, parts.group(4)));
    }

    /** Of {@code -traces}. */
    static List<String> traces(String text, int most) {
        List<String> all = new ArrayList<>();
        for (String block : text.split("-{11}\\+-{55}\n")) {
            if (all.isEmpty()) {
                all.add("");
            } else if (!block.isBlank()) {
                all.add(String.join(
                        " | ", block.lines().map(PrintedNumbers::traced).toList()));
            }
        }
        all.set(0, all.size() - 1 + " samples");
        return all.subList(0, Math.min(all.size(), 1 + most));
    }

    /** A label stays as it is, and a value is parted from the function beside it. */
    private static String traced(String line) {
        return spaced(line.replaceFirst("^( *\\S*[^\\s:]) {3}(\\S)", "$1 | $2"));
    }

    /** Of {@code -tags}. */
    static List<String> tags(String text) {
        List<String> all = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher key = KEY.matcher(line);
            Matcher label = LABEL.matcher(line);
            if (key.matches()) all.add(key.replaceAll("$1: $2 of all ($3)"));
            else if (label.matches()) all.add(spaced(label.replaceAll("$1 $2 $3")));
        }
        return all;
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String spaced(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
