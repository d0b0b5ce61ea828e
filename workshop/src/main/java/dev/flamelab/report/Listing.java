package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The source of functions with what was measured in each line, as {@code go tool pprof -list} prints it. */
public final class Listing implements TextReport {
    private static final int COLUMN = 10;
    private static final int LINE_COLUMN = 6;

    private final Subject subject;
    private final ValueFormat format;
    private final SourceCode sources;
    private final Map<String, List<Node>> functions;
    private final Map<String, String> problems = new HashMap<>();

    private Listing(Subject subject, SourceCode sources, Map<String, List<Node>> functions) {
        this.subject = subject;
        this.format = subject.format();
        this.sources = sources;
        this.functions = functions;
    }

    /** Lists the functions whose name matches, by name and then by file. */
    public static Listing of(Profile profile, View view, String regex, SourceCode sources) {
        Subject subject = Subject.of(profile, view, regex);
        Grouping byLine = view.withGranularity(Granularity.LINES).grouping().ofPrograms();
        Map<String, List<Node>> functions = Graph.nodes(subject, byLine).stream()
                .filter(node -> subject.wanted().finds(node.name().function()))
                .collect(Collectors.groupingBy(node -> node.name().function(), TreeMap::new, Collectors.toList()));
        if (functions.isEmpty()) {
            throw ReportError.noMatch(regex).after(subject.warnings());
        }
        return new Listing(subject, sources, functions);
    }

    @Override
    public List<String> warnings() {
        return subject.warnings();
    }

    @Override
    public void writeTo(Appendable out) throws IOException {
        out.append("Total: ").append(format.print(subject.total())).append('\n');
        for (Map.Entry<String, List<Node>> function : functions.entrySet()) {
            addFunction(function.getKey(), function.getValue(), out);
        }
    }

    private void addFunction(String function, List<Node> nodes, Appendable out) throws IOException {
        Map<String, List<Node>> files = nodes.stream()
                .filter(node -> !node.name().file().isEmpty())
                .collect(Collectors.groupingBy(node -> node.name().file(), TreeMap::new, Collectors.toList()));
        if (files.isEmpty()) {
            out.append("No source information for ").append(function).append('\n');
        }
        for (Map.Entry<String, List<Node>> file : files.entrySet()) {
            addFile(function, file.getKey(), file.getValue(), out);
        }
    }

    private void addFile(String function, String file, List<Node> nodes, Appendable out) throws IOException {
        long cum = sum(nodes, Node::cum);
        out.append("ROUTINE ======================== ")
                .append(function)
                .append(" in ")
                .append(file)
                .append('\n');
        addValues(format.print(sum(nodes, Node::flat)), format.print(cum), out);
        out.append(" (flat, cum) ").append(Units.percent(cum, subject.total())).append(" of Total\n");
        Map<Long, List<Node>> byLine =
                nodes.stream().collect(Collectors.groupingBy(node -> node.name().line()));
        LineSpan shown = LineSpan.around(nodes);
        // Where there is no line to show, no file was missed.
        if (shown.first() <= shown.last()) {
            SourceCode.Found source = source(file);
            if (!source.note().isEmpty()) {
                out.append(" Note: ").append(source.note()).append('\n');
            }
            for (long line = shown.first();
                    line <= Math.min(shown.last(), source.lines().size());
                    line++) {
                addLine(line, byLine.getOrDefault(line, List.of()), source.lines(), out);
            }
        }
        if (problems.containsKey(file)) {
            out.append(" Error: ").append(problems.get(file)).append('\n');
        }
    }

    private SourceCode.Found source(String file) {
        SourceCode.Found source = sources.find(file);
        if (!source.problem().isEmpty()) {
            problems.put(file, source.problem());
        }
        return source;
    }

    private void addLine(long line, List<Node> nodes, List<String> source, Appendable out) throws IOException {
        addValues(orDot(sum(nodes, Node::flat)), orDot(sum(nodes, Node::cum)), out);
        out.append(' ')
                .append(AlignedText.right(Long.toString(line), LINE_COLUMN))
                .append(':')
                .append(source.get((int) line - 1))
                .append('\n');
    }

    private static void addValues(String flat, String cum, Appendable out) throws IOException {
        out.append(AlignedText.right(flat, COLUMN)).append(' ').append(AlignedText.right(cum, COLUMN));
    }

    // Sums even where means are asked for: pprof prints no means here.
    private static long sum(List<Node> nodes, ToLongFunction<Node> value) {
        return nodes.stream().mapToLong(value).sum();
    }

    private String orDot(long value) {
        return value == 0 ? "." : format.print(value);
    }
}
