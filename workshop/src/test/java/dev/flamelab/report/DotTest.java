package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.drawing.Painter;
import dev.flamelab.drawing.PictureFormat;
import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotTest {
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"", Pattern.DOTALL);
    private static final Mapping SHOP = Mapping.symbolized("/opt/shop");

    @Test
    void graphHasALegendNodesBoxesAndEdges() {
        Profile profile = profile(
                SHOP, sample(30, List.of(Label.text("thread", "main")), "put", "main"), sample(10, List.of(), "main"));

        assertThat(Dot.of(profile, View.STANDARD).text()).isEqualTo("""
                        digraph "shop" {
                        node [style=filled fillcolor="#f8f8f8"]
                        subgraph cluster_L { "File: shop" [shape=box fontsize=16 label="File: shop\\lType: cpu\\l\
                        Showing nodes accounting for 40ms, 100% of 40ms total\\l\\l\
                        See https://git.io/JfYMW for how to read the graph\\l" tooltip="shop"] }
                        N1 [label="main\\n10ms (25.00%)\\nof 40ms (100%)" id="node1" fontsize=18 shape=box \
                        tooltip="main (40ms)" color="#b20000" fillcolor="#edd5d5"]
                        N2 [label="put\\n30ms (75.00%)" id="node2" fontsize=24 shape=box tooltip="put (30ms)" \
                        color="#b20e00" fillcolor="#edd7d5"]
                        N2_0 [label = "thread:main" id="N2_0" fontsize=8 shape=box3d tooltip="30ms"]
                        N2 -> N2_0 [label=" 30ms" weight=100 tooltip="30ms" labeltooltip="30ms"]
                        N1 -> N2 [label=" 30ms" weight=76 penwidth=4 color="#b20e00" tooltip="main -> put (30ms)" \
                        labeltooltip="main -> put (30ms)"]
                        }
                        """);
    }

    @Test
    void boxesAndArrowsSayWhatIsDrawn() {
        Dot dot = Dot.of(
                profile(SHOP, sample(30, List.of(), "put", "main"), sample(10, List.of(), "main")), View.STANDARD);

        assertThat(dot.boxes())
                .containsExactly(
                        new Dot.Box("node1", "main", "main", "", 10, 40, "10ms", "25.00%", "40ms", "100%"),
                        new Dot.Box("node2", "put", "put", "", 30, 30, "30ms", "75.00%", "30ms", "75.00%"));
        assertThat(dot.arrows()).containsExactly(new Dot.Arrow("node1", "node2", 30, "30ms", "75.00%", false, false));
        assertThat(dot.shown()).containsExactly("Showing nodes accounting for 40ms, 100% of 40ms total");
        assertThat(dot.bare()).isEqualTo(dot.text().replaceFirst("subgraph cluster_L.*\n", ""));
    }

    @Test
    void whatIsDrawnHasNoTextThatGraphvizCannotRead() {
        String endless = "\"q\\".repeat(20_000);
        Dot dot = Dot.of(profile(SHOP, sample(30, List.of(), "a\0b\tc", endless)), View.STANDARD);

        assertThat(dot.text()).contains("\0", DotText.escaped(endless));
        for (String drawn : List.of(dot.drawable(), dot.bare())) {
            assertThat(drawn).contains("a\ufffdb\ufffdc").doesNotContain("\0").hasSizeLessThan(40_000);
            assertThat(Painter.bundled().paint(drawn, PictureFormat.SVG).text()).contains("<svg", "…");
        }
    }

    @Test
    void profileOfNoProgramHasNoName() {
        assertThat(Dot.of(profile(null, sample(1, List.of(), "main")), View.STANDARD)
                        .text())
                .startsWith("digraph \"unnamed\" {")
                .doesNotContain("tooltip=\"\"");
    }

    @Test
    void profileWithoutSamplesHasALegendOnly() {
        assertThat(Dot.of(profile(SHOP), View.STANDARD).text().lines())
                .hasSize(4)
                .last()
                .isEqualTo("}");
    }

    @Test
    void backslashInAFileIsWrittenAsTheReleaseWritesIt() {
        Profile profile = profile(SHOP, sample(1, List.of(), "main"));
        View byFile = View.STANDARD.withGranularity(Granularity.FILES);

        assertThat(Dot.of(profile, byFile).text()).contains("label=\"src\\\\main.java\\n1ms");
        assertThat(Dot.of(profile, byFile.withDialect(Dialect.GO_1_19, byFile.zone()))
                        .text())
                .contains("label=\"src\\main.java\\n1ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x\" URL=\"javascript:alert(1)", "\"", "\\", "\\\\", "\\\"", "a\"b\\", "two\n\"", "<b URL=\"x\">"
            })
    void nothingInAProfileGetsOutOfItsQuotes(String hostile) {
        List<Label> labels = List.of(
                Label.text("user", hostile),
                Label.text("user2", hostile),
                Label.text(hostile, "x"),
                Label.number("bytes", 7, hostile),
                Label.number("bytes", 8, hostile),
                Label.number("bytes", 9, hostile),
                Label.number("bytes", 10, hostile),
                Label.number("bytes", 11, hostile));
        var unnamed = new Location(Mapping.symbolized(hostile), 0, List.of(), false);
        List<Location> stack = List.of(unnamed, place(hostile), place("main"));
        Profile profile = Profile.of(
                        List.of(new ValueType(hostile, hostile)),
                        List.of(
                                new Sample(stack, new long[] {5}, labels),
                                new Sample(stack.subList(1, 3), new long[] {1}, labels)),
                        List.of(Mapping.symbolized("/opt/" + hostile)))
                .withPeriod(new ValueType(hostile, hostile), 0)
                .withComments(List.of(hostile));

        for (Dialect dialect : Dialect.values()) {
            for (Granularity granularity : Granularity.values()) {
                View view = View.STANDARD.withGranularity(granularity);
                String dot =
                        Dot.of(profile, view.withDialect(dialect, view.zone())).text();

                assertThat(QUOTED.matcher(dot).replaceAll("_"))
                        .as(dot)
                        .contains("box3d")
                        .doesNotContain("\"", "\\", "URL", "javascript");
            }
        }
        String dot = Dot.of(profile, View.STANDARD).text();
        assertThat(Painter.bundled().paint(dot, PictureFormat.SVG).text())
                .contains("</svg>")
                .doesNotContain("href");
    }

    @Test
    void pictureShowsEightyNodesUnlessToldOtherwise() {
        Sample[] samples = Stream.iterate(0, i -> i + 1)
                .limit(100)
                .map(i -> sample(1000 + i, List.of(), "f" + i, "main"))
                .toArray(Sample[]::new);

        assertThat(nodes(profile(SHOP, samples), View.STANDARD)).isEqualTo(80);
        assertThat(nodes(profile(SHOP, samples), View.STANDARD.withTrim(Trim.STANDARD.withNodeCount(0))))
                .isEqualTo(101);
    }

    private static long nodes(Profile profile, View view) {
        return Dot.of(profile, view)
                .text()
                .lines()
                .filter(line -> line.contains(" shape=box "))
                .count();
    }

    private static Sample sample(long millis, List<Label> labels, String... stack) {
        return new Sample(Stream.of(stack).map(DotTest::place).toList(), new long[] {millis}, labels);
    }

    private static Location place(String name) {
        var function = new Function(name, name, "src\\" + name + ".java", 0);
        return new Location(null, 0, List.of(new Line(function, 1, 0)), false);
    }

    private static Profile profile(Mapping mapping, Sample... samples) {
        return Profile.of(
                List.of(new ValueType("cpu", "milliseconds")),
                List.of(samples),
                mapping == null ? List.of() : List.of(mapping));
    }
}
