package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Says in the head of a report what the profile is, and what of it the report is about. */
final class Heading {
    private static final int LONGEST_FILTER = 80;

    private Heading() {}

    /** What the profile is. */
    static List<String> lines(Subject subject, ValueFormat format) {
        Dialect dialect = subject.view().dialect();
        Profile profile = subject.profile();
        List<String> lines = new ArrayList<>();
        if (!profile.mappings().isEmpty()) {
            String file = profile.mappings().get(0).file();
            addUnlessEmpty(lines, "File: ", file.isEmpty() ? "" : Paths.baseName(file));
            addUnlessEmpty(lines, "Build ID: ", profile.mappings().get(0).buildId());
        }
        for (String comment : profile.comments()) {
            if (!comment.startsWith("#")) {
                lines.add(comment);
            }
        }
        addUnlessEmpty(lines, "Type: ", subject.typeName());
        if (dialect.namesDocumentation()) {
            addUnlessEmpty(lines, "Doc: ", profile.docUrl());
        }
        if (profile.timeNanos() != 0) {
            lines.add(
                    "Time: " + dialect.time(profile.timeNanos(), subject.view().zone()));
        }
        if (profile.durationNanos() != 0) {
            lines.add(duration(subject, format));
        }
        return lines;
    }

    /** What the profile is, unless that is to be left out, and what of it a report shows. */
    static List<String> of(Subject subject, TrimmedGraph graph, Trim trim, ValueFormat format) {
        List<String> lines = new ArrayList<>();
        if (!subject.view().has(View.Option.COMPACT_LABELS)) {
            lines.addAll(lines(subject, format));
        }
        lines.addAll(shown(subject, graph, trim, format, 0));
        return lines;
    }

    /** What the profile is, and what of it a picture shows. */
    static List<String> ofPicture(Subject subject, TrimmedGraph graph, Trim trim, ValueFormat format) {
        List<String> lines = lines(subject, format);
        lines.addAll(shown(subject, graph, trim, format, graph.droppedEdges()));
        return lines;
    }

    private static List<String> shown(
            Subject subject, TrimmedGraph graph, Trim trim, ValueFormat format, int droppedEdges) {
        List<String> lines = filters(subject.view().filter());
        long total = subject.total();
        long flat = 0;
        for (Node node : graph.nodes()) {
            flat += node.flatValue();
        }
        lines.add("Showing nodes accounting for " + format.print(flat) + ", "
                + Units.percent(flat, total).strip() + " of " + format.print(total) + " total");
        if (total == 0) {
            return lines;
        }
        addDropped(lines, graph.droppedNodes(), "node", "cum", format.print(cutoff(total, trim.nodeFraction())));
        addDropped(lines, droppedEdges, "edge", "freq", format.print(cutoff(total, trim.edgeFraction())));
        int nodes = graph.nodes().size();
        if (nodes > 0 && nodes < graph.nodesBefore()) {
            lines.add("Showing top " + nodes + " nodes out of " + graph.nodesBefore());
        }
        return lines;
    }

    private static void addDropped(List<String> lines, int count, String thing, String value, String least) {
        if (count > 0) {
            lines.add("Dropped " + count + " " + thing + (count > 1 ? "s" : "") + " (" + value + " <= " + least + ")");
        }
    }

    private static long cutoff(long total, double fraction) {
        return Math.abs(Truncated.toLong(total * fraction));
    }

    /** The filters in force, each cut where it gets long. */
    private static List<String> filters(Filter filter) {
        List<String> lines = new ArrayList<>();
        for (String active : filter.active()) {
            if (lines.isEmpty()) {
                lines.add("Active filters:");
            }
            lines.add("   " + cut(active));
        }
        return lines;
    }

    // pprof counts bytes; a character that would be cut in two is left out.
    private static String cut(String filter) {
        byte[] bytes = filter.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_FILTER) {
            return filter;
        }
        return new String(bytes, 0, LONGEST_FILTER, StandardCharsets.UTF_8).replace("\ufffd", "") + "…";
    }

    private static String duration(Subject subject, ValueFormat format) {
        long duration = subject.profile().durationNanos();
        Units.Scaled total = Units.scale(subject.total(), format.from(), "nanoseconds");
        String ratio = total.unit().equals("ns") && total.value() != 0
                ? "(" + Units.percent(Truncated.toLong(total.value()), duration) + ")"
                : "";
        return "Duration: " + Units.label(duration, "nanoseconds", "auto") + ", Total samples = "
                + format.print(subject.total()) + " " + ratio;
    }

    private static void addUnlessEmpty(List<String> lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.add(name + value);
        }
    }
}
