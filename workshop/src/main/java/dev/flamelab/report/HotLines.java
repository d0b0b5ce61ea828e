package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The source of functions line by line, the hottest function first: what {@code -list} prints, as values, and what
 * {@code -peek -lines} says of the calls that each line makes. Where there is no source there are the lines that were
 * measured.
 */
public final class HotLines {
    /** How many files are shown; what was measured least is left out. */
    public static final int MOST_FILES = 50;

    private static final String NAMELESS = "the profile names no file for this function";

    private final Subject subject;
    private final ValueFormat format;
    private final SourceCode sources;
    private final List<Map.Entry<Place, List<Node>>> routines;
    private final int leftOut;

    /** A function in one file. */
    private record Place(String function, String file) {}

    /**
     * A function with its lines.
     *
     * @param problem why there is no source; empty where there is
     * @param note what a reader should know of the source; empty for nothing
     */
    public record Routine(
            String function,
            String file,
            String flat,
            String cum,
            String share,
            String problem,
            String note,
            List<Line> lines) {}

    /**
     * A line of a function.
     *
     * @param flat empty for nothing
     * @param cum empty for nothing
     * @param part how much of what was measured in the hottest line of the function was measured here, from 0 to 1
     * @param text null where there is no source
     */
    public record Line(long number, String flat, String cum, double part, String text, List<Call> calls) {}

    /**
     * What a line calls.
     *
     * @param name the line that is called, as {@code -peek -lines} prints it
     * @param share of what was measured in the calling line
     */
    public record Call(String name, String function, String value, String share, boolean inline) {}

    private HotLines(Subject subject, SourceCode sources, Map<Place, List<Node>> found) {
        this.subject = subject;
        this.format = subject.format();
        this.sources = sources;
        List<Map.Entry<Place, List<Node>>> hottest = new ArrayList<>(found.entrySet());
        hottest.sort(largest(Node::flat).thenComparing(largest(Node::cum)));
        Set<String> files = new HashSet<>();
        this.routines = hottest.stream()
                .filter(routine -> files.contains(routine.getKey().file())
                        || (files.size() < MOST_FILES
                                && files.add(routine.getKey().file())))
                .toList();
        this.leftOut = hottest.size() - routines.size();
    }

    private static Comparator<Map.Entry<Place, List<Node>>> largest(ToLongFunction<Node> value) {
        return Comparator.comparingLong(routine -> -Math.abs(sum(routine.getValue(), value)));
    }

    /** The functions that match by their name or by that of their file. */
    public static HotLines of(Profile profile, View view, String regex, SourceCode sources) {
        Subject subject = Subject.of(profile, view, regex);
        Grouping byLine = view.withGranularity(Granularity.LINES).grouping().ofPrograms();
        var graph = new Graph(subject, byLine, Graph.Calls.ALL, Order.FLAT);
        List<Node> all = graph.all();
        Map<Place, List<Node>> found = graph.only(all, all).stream()
                .filter(node -> subject.wanted().finds(node.name().function())
                        || subject.wanted().finds(node.name().file()))
                .filter(node -> !node.name().function().isEmpty())
                .sorted(Comparator.comparing(Node::printed))
                .collect(Collectors.groupingBy(
                        node -> new Place(node.name().function(), node.name().file()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        if (found.isEmpty()) {
            throw ReportError.noMatch(regex).after(subject.warnings());
        }
        return new HotLines(subject, sources, found);
    }

    /** For the person who asked, beside the report. */
    public List<String> warnings() {
        return subject.warnings();
    }

    public String total() {
        return format.print(subject.total());
    }

    /** How many functions match and are not shown, as their files are too many. */
    public int leftOut() {
        return leftOut;
    }

    /** The functions; each one's lines are put together when it is its turn. */
    public Iterator<Routine> routines() {
        return routines.stream()
                .map(routine -> routine(routine.getKey(), routine.getValue()))
                .iterator();
    }

    private Routine routine(Place place, List<Node> nodes) {
        SourceCode.Found source =
                place.file().isEmpty() ? SourceCode.Found.nothing(NAMELESS) : sources.find(place.file());
        long cum = sum(nodes, Node::cum);
        return new Routine(
                place.function(),
                place.file(),
                format.print(sum(nodes, Node::flat)),
                format.print(cum),
                Units.percent(cum, subject.total()).strip(),
                source.problem(),
                source.note(),
                lines(nodes, source.lines()));
    }

    private List<Line> lines(List<Node> nodes, List<String> source) {
        TreeMap<Long, List<Node>> measured = nodes.stream()
                .collect(Collectors.groupingBy(node -> node.name().line(), TreeMap::new, Collectors.toList()));
        LineSpan shown = LineSpan.around(nodes);
        for (long line = shown.first(); line <= Math.min(shown.last(), source.size()); line++) {
            measured.putIfAbsent(line, List.of());
        }
        double hottest = measured.values().stream()
                .mapToLong(here -> Math.abs(sum(here, Node::cum)))
                .max()
                .orElse(0);
        List<Line> lines = new ArrayList<>();
        measured.forEach((number, here) -> lines.add(new Line(
                number,
                orNothing(sum(here, Node::flat)),
                orNothing(sum(here, Node::cum)),
                hottest == 0 ? 0 : Math.abs(sum(here, Node::cum)) / hottest,
                number < 1 || number > source.size() ? null : source.get(number.intValue() - 1),
                here.stream().flatMap(this::calls).toList())));
        return lines;
    }

    private Stream<Call> calls(Node line) {
        Function<Edge, Call> call = edge -> new Call(
                edge.callee().printed(),
                edge.callee().name().function(),
                format.print(edge.weight()),
                Units.percent(edge.weight(), line.cumValue()).strip(),
                edge.isInline());
        return line.callees().stream().map(call);
    }

    private static long sum(List<Node> nodes, ToLongFunction<Node> value) {
        return nodes.stream().mapToLong(value).sum();
    }

    private String orNothing(long value) {
        return value == 0 ? "" : format.print(value);
    }
}
