package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flamelab.RealDumps;
import dev.flamelab.lab.ProfileFile;
import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import dev.flamelab.report.Dot;
import dev.flamelab.report.Filter;
import dev.flamelab.report.Granularity;
import dev.flamelab.report.Order;
import dev.flamelab.report.Peek;
import dev.flamelab.report.ReportError;
import dev.flamelab.report.SourcePaths;
import dev.flamelab.report.Tags;
import dev.flamelab.report.Top;
import dev.flamelab.report.Traces;
import dev.flamelab.report.Trim;
import dev.flamelab.report.View;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What pages are made of, against what the reports of the command line print. */
class PageDataTest {

    @TempDir
    private Path folder;

    static List<Path> dumps() throws IOException {
        return RealDumps.all();
    }

    @ParameterizedTest
    @MethodSource("dumps")
    void tableHasTheRowsOfTop(Path dump) {
        Profile profile = ProfileFile.read(dump);
        for (View view :
                List.of(View.STANDARD, View.STANDARD.withOrder(Order.CUM).withGranularity(Granularity.LINES))) {
            JsonNode top = json("top", profile, view, Map.of());
            View most = view.withTrim(Trim.STANDARD.withNodeCount(500)).with(View.Option.COMPACT_LABELS);
            assertThat(top.path("shown").size() + 1 + top.path("rows").size())
                    .isEqualTo((int) Top.of(profile, most).text().lines().count());
            assertThat(rows(top.path("rows")))
                    .isEqualTo(Top.of(profile, most)
                            .text()
                            .lines()
                            .skip(top.path("shown").size() + 1)
                            .map(line -> line.strip().split(" +", 6))
                            .map(row -> String.join(" ", row[0], row[1], row[3], row[4], row[5]))
                            .toList());
        }
    }

    private static List<String> rows(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> Stream.of("flatText", "flatShare", "cumText", "cumShare", "name", "inlined")
                        .map(name -> row.path(name).asText())
                        .filter(text -> !text.isEmpty())
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dumps")
    void graphTellsWhatIsDrawn(Path dump) {
        Profile profile = ProfileFile.read(dump);
        JsonNode graph = json("graph", profile, View.STANDARD, Map.of());
        String dot = Dot.of(profile, View.STANDARD).text();
        String bare = graph.path("dot").asText();
        assertThat(dot.lines().filter(line -> !line.startsWith("subgraph cluster_L")))
                .isEqualTo(bare.lines().toList());
        assertThat(graph.path("nodes")).isNotEmpty().allSatisfy(node -> assertThat(bare)
                .contains("(" + node.path("cumShare").asText() + ")\" id=\""
                        + node.path("id").asText() + "\" ")
                .contains(" (" + node.path("cumText").asText() + ")\" color="));
        assertThat(graph.path("edges")).hasSize((int)
                bare.lines().filter(line -> line.matches("N\\d+ -> N\\d+ .*")).count());
    }

    @ParameterizedTest
    @MethodSource("dumps")
    void textsAreThoseOfTheCommandLine(Path dump) {
        Profile profile = ProfileFile.read(dump);
        View view = View.STANDARD.withFilter(Filter.NOTHING.with(Filter.By.HIDE, "run"));
        View byLine = view.withGranularity(Granularity.LINES);
        assertThat(text("traces", profile, view, Map.of()))
                .isEqualTo(Traces.of(profile, view).text());
        assertThat(text("tags", profile, view, Map.of()))
                .isEqualTo(Tags.of(profile, view).text());
        assertThat(text("peek", profile, view, Map.of("f", "(?i)e")))
                .isEqualTo(Peek.of(profile, byLine, "(?i)e").text());
        assertThat(text("peek", profile, view, Map.of("f", "(?i)e", "g", "functions")))
                .isEqualTo(Peek.of(profile, view, "(?i)e").text());
    }

    @Test
    void expressionThatEndsBehindTheNameFindsItsLines() {
        assertThat(text("peek", profile("Fib.java"), View.STANDARD, Map.of("f", "^shop.fib$")))
                .contains("| shop.fib Fib.java:2\n");
    }

    @Test
    void expressionThatNothingMatchesIsRefusedInPprofsWords() {
        for (String name : List.of("peek", "source")) {
            assertThatThrownBy(() -> text(name, profile("Fib.java"), View.STANDARD, Map.of("f", "zzz")))
                    .isInstanceOf(ReportError.class)
                    .hasMessage("no matches found for regexp: zzz");
        }
    }

    @Test
    void sourceIsReadAndNoOtherFile() throws IOException {
        Path source = Files.writeString(folder.resolve("Fib.java"), "one\ntwo\nthree\n");
        Path secret = Files.writeString(folder.resolve("secret.key"), "1234\n");

        View here = View.STANDARD.withPaths(new SourcePaths(List.of(folder.toString()), List.of()));

        JsonNode read = json("source", profile(source.toString()), here, Map.of("f", "fib"));
        JsonNode line = read.path("routines").path(0).path("lines").path(1);
        assertThat(line.path("text").asText()).isEqualTo("two");
        assertThat(line.path("flat").asText() + " " + line.path("cum").asText()).isEqualTo("5ns 5ns");

        assertThat(problem(secret.toString(), here)).endsWith("is not named as sources are, so it is not read");
        assertThat(problem("/no/such/Fib.java", here)).contains(" is outside the folders that sources are read from");
        View below = View.STANDARD.withPaths(new SourcePaths(
                List.of(Files.createDirectory(folder.resolve("below")).toString()), List.of()));
        for (String outside : List.of(source.toString(), "../Fib.java", "Fib.java", "below/../Fib.java")) {
            assertThat(problem(outside, below)).as(outside).isNotEmpty();
        }
        Files.writeString(folder.resolve("below/In.java"), "one\ntwo\n");
        for (String inside : List.of("In.java", "below/In.java", folder + "/below/In.java", "x/../In.java")) {
            assertThat(problem(inside, below)).as(inside).isEmpty();
        }
    }

    private static String problem(String file, View view) {
        JsonNode routine = json("source", profile(file), view, Map.of("f", "fib"))
                .path("routines")
                .path(0);
        assertThat(routine.path("lines").toString().contains("two"))
                .isEqualTo(routine.path("problem").asText().isEmpty());
        return routine.path("problem").asText();
    }

    @Test
    void missingSourceIsToldWithThePlacesThatWereLookedInto() {
        JsonNode data = json("source", profile("no/Such.java"), View.STANDARD, Map.of("f", "fib"));
        assertThat(data.path("routines").path(0).path("problem").asText())
                .startsWith("could not find file no/Such.java");
        assertThat(data.path("places").toString())
                .contains(Path.of("").toAbsolutePath().toString(), "demo-service/src/main/java", "src.zip");
        assertThat(data.path("routines")
                        .path(0)
                        .path("lines")
                        .path(0)
                        .path("text")
                        .isNull())
                .isTrue();
    }

    @Test
    void labelsComeWithWhatAsksForThem() {
        JsonNode keys =
                json("taglist", profile("Fib.java"), View.STANDARD, Map.of()).path("keys");
        assertThat(keys.path(0).path("name").asText()).isEqualTo("thread");
        assertThat(keys.path(0).path("values").path(0).path("query").asText()).isEqualTo("thread=^main$");
    }

    private static Profile profile(String file) {
        var function = new Function("shop.fib", "shop.fib()V", file, 0);
        var place = new Location(Mapping.symbolized("shop"), 0, List.of(new Line(function, 2, 0)), false);
        var type = new ValueType("cpu", "nanoseconds");
        var sample = new Sample(List.of(place), new long[] {5}, List.of(Label.text("thread", "main")));
        return Profile.of(List.of(type), List.of(sample), List.of()).withPeriod(type, 1);
    }

    private static JsonNode json(String name, Profile profile, View view, Map<String, String> params) {
        try {
            return new ObjectMapper().readTree(text(name, profile, view, params));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String name, Profile profile, View view, Map<String, String> params) {
        var out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("what is closed cannot be told to have failed");
            }
        };
        try {
            ViewerData.named(name).write(new Asked(profile, null, false, () -> profile, view, params), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
