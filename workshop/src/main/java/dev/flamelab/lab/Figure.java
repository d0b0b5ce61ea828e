package dev.flamelab.lab;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One of the article's figures.
 *
 * @param name of its file, without the ending
 * @param kind of the profile that it is drawn from
 * @param page of the viewer
 * @param parameters of that page, ready for an address
 */
record Figure(String name, Kind kind, Page page, String parameters) {
    /** So many nodes are read without a magnifying glass. */
    private static final String LEGIBLE = "n=20";

    /** In the article's order. */
    static final List<Figure> ALL = List.of(
            new Figure("cpu-graph", Kind.CPU, Page.GRAPH, LEGIBLE),
            new Figure("cpu-flame", Kind.CPU, Page.FLAMEGRAPH, ""),
            new Figure("cpu-list", Kind.CPU, Page.SOURCE, ""),
            new Figure("heap-alloc-graph", Kind.HEAP, Page.GRAPH, LEGIBLE + "&si=alloc_space"),
            new Figure("heap-inuse-graph", Kind.HEAP, Page.GRAPH, LEGIBLE + "&si=inuse_space"),
            new Figure("goroutine-graph", Kind.GOROUTINE, Page.GRAPH, LEGIBLE),
            new Figure("block-graph", Kind.BLOCK, Page.GRAPH, LEGIBLE + "&si=delay"),
            new Figure("block-mean-graph", Kind.BLOCK, Page.GRAPH, LEGIBLE + "&si=delay&mean=t"));

    /** A page of the viewer. */
    enum Page {
        GRAPH(".graph .canvas .node, .graph .canvas .edge", 2.5),
        FLAMEGRAPH(".flame-frame, .legend", 1.5),
        SOURCE(".routine", 1.5);

        private final String parts;
        private final double dots;

        Page(String parts, double dots) {
            this.parts = parts;
            this.dots = dots;
        }

        /** A selector for what of it makes a figure. */
        String parts() {
            return parts;
        }

        /** How many dots of the figure a point of the page has: a graph is small where it is long. */
        double dots() {
            return dots;
        }
    }

    /** The kinds of profiles that it takes. */
    enum Kind {
        CPU("profile", "cpu"),
        HEAP("heap", "inuse_space"),
        GOROUTINE("goroutine", "goroutine"),
        BLOCK("block", "delay");

        private final String captured;
        private final String value;

        Kind(String captured, String value) {
            this.captured = captured;
            this.value = value;
        }

        /** What an endpoint calls it. */
        String captured() {
            return captured;
        }

        /** Whether a profile is of this kind. */
        boolean isOf(Profile profile) {
            return profile.sampleTypes().stream().anyMatch(type -> type.type().equals(value));
        }
    }

    /** Its page; one about a function is about that of the profile which does most itself. */
    String address(Profile profile) {
        String asked = page == Page.SOURCE ? "f=" + URLEncoder.encode(hottest(profile), StandardCharsets.UTF_8) : "";
        String all = parameters + (parameters.isEmpty() || asked.isEmpty() ? "" : "&") + asked;
        return "ui/" + page.name().toLowerCase(Locale.ROOT) + (all.isEmpty() ? "" : "?" + all);
    }

    /** A regular expression for its name; it has a source, as what the compiler or the kernel does has none. */
    private static String hottest(Profile profile) {
        Map<String, Long> flat = new HashMap<>();
        for (Sample sample : profile.samples()) {
            var innermost = sample.stack().stream()
                    .limit(1)
                    .flatMap(place -> place.lines().stream())
                    .findFirst();
            innermost
                    .map(Line::function)
                    .filter(function -> !function.file().isEmpty())
                    .ifPresent(function -> flat.merge(function.name(), sample.value(0), Long::sum));
        }
        return flat.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> "^" + most.getKey().replaceAll("[^A-Za-z0-9_]", "\\\\$0") + "$")
                .orElse(".");
    }
}
