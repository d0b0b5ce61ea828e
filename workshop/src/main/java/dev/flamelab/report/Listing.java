package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The source of functions with what was measured in each line, as {@code go tool pprof -list} prints it. */
public final class Listing {
    /** How many lines are shown around those that were measured. */
    private static final int MARGIN = 5;

    private final Subject subject;
    private final ValueFormat format;
    private final SourceCode sources;
    private final StringBuilder text = new StringBuilder();

    private Listing(Subject subject, ValueFormat format, SourceCode sources) {
        this.subject = subject;
        this.format = format;
        this.sources = sources;
    }

    /** The listing, and what to tell the person who asked for it. */
    public record Listed(String text, List<String> warnings) {}

    /** Lists the functions whose name matches, by name and then by file. */
    public static Listed of(Profile profile, View view, String regex, SourceCode sources) {
        Regex wanted = Regex.argument(regex);
        Subject subject = Subject.of(profile, view);
        View byLine = view.withGranularity(Granularity.LINES);
        Map<String, List<Node>> functions = Graph.of(subject, byLine.grouping().ofPrograms()).stream()
                .filter(node -> wanted.finds(node.name().function()))
                .collect(Collectors.groupingBy(node -> node.name().function(), TreeMap::new, Collectors.toList()));
        if (functions.isEmpty()) {
            throw new ReportError("no matches found for regexp: " + regex);
        }
        var listing = new Listing(subject, subject.format(), sources);
        listing.text
                .append("Total: ")
                .append(listing.format.print(subject.total()))
                .append('\n');
        functions.forEach(listing::addFunction);
        return new Listed(listing.text.toString(), subject.warnings());
    }

    private void addFunction(String function, List<Node> nodes) {
        Map<String, List<Node>> files = nodes.stream()
                .filter(node -> !node.name().file().isEmpty())
                .collect(Collectors.groupingBy(node -> node.name().file(), TreeMap::new, Collectors.toList()));
        if (files.isEmpty()) {
            text.append("No source information for ").append(function).append('\n');
        }
        files.forEach((file, lines) -> addFile(function, file, lines));
    }

    private void addFile(String function, String file, List<Node> nodes) {
        long cum = sum(nodes, Node::cum);
        text.append("ROUTINE ======================== ")
                .append(function)
                .append(" in ")
                .append(file)
                .append('\n')
                .append(String.format(
                        Locale.ROOT,
                        "%10s %10s (flat, cum) %s of Total\n",
                        format.print(sum(nodes, Node::flat)),
                        format.print(cum),
                        Units.percent(cum, subject.total())));
        SourceCode.Found source = sources.find(file);
        if (!source.problem().isEmpty()) {
            text.append(" Error: ").append(source.problem()).append('\n');
            return;
        }
        Map<Long, List<Node>> byLine =
                nodes.stream().collect(Collectors.groupingBy(node -> node.name().line()));
        var measured = new TreeSet<>(byLine.keySet());
        long first = nodes.stream().mapToLong(Listing::firstLine).min().orElseThrow();
        long last = Math.min(measured.last() + MARGIN, source.lines().size());
        for (long line = Math.max(1, first); line <= last; line++) {
            List<Node> here = byLine.getOrDefault(line, List.of());
            text.append(String.format(
                    Locale.ROOT,
                    "%10s %10s %6d:%s\n",
                    orDot(sum(here, Node::flat)),
                    orDot(sum(here, Node::cum)),
                    line,
                    source.lines().get((int) line - 1)));
        }
    }

    private static long firstLine(Node node) {
        long start = node.name().startLine();
        return start != 0 ? start : node.name().line() - MARGIN;
    }

    private static long sum(List<Node> nodes, ToLongFunction<Node> value) {
        return nodes.stream().mapToLong(value).sum();
    }

    private String orDot(long value) {
        return value == 0 ? "." : format.print(value);
    }
}
