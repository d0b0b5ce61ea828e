package dev.flamelab.report;

import static dev.flamelab.report.Shop.HANDLE;
import static dev.flamelab.report.Shop.MAIN;
import static dev.flamelab.report.Shop.PRICE;
import static dev.flamelab.report.Shop.ROUND;
import static dev.flamelab.report.Shop.at;
import static dev.flamelab.report.Shop.labelled;
import static dev.flamelab.report.Shop.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
    /** Rounding is inlined into the price; one stack of each depth, weighing 4, 2 and 1. */
    private static final Profile PROFILE = Shop.profile(
            labelled(
                    sample(1, 4, at(ROUND, PRICE), at(HANDLE), at(MAIN)),
                    Label.text("user", "ann"),
                    Label.number("bytes", 2048, "")),
            labelled(sample(1, 2, at(HANDLE), at(MAIN)), Label.text("user", "bob"), Label.number("bytes", 64, "bytes")),
            sample(1, 1, at(MAIN)));

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = ';', textBlock = """
            FOCUS      ; Price            ; main>handle>of>round:4
            FOCUS      ; web/Handler.java ; main>handle>of>round:4 main>handle:2
            IGNORE     ; Price            ; main>handle:2 main:1
            HIDE       ; handle           ; main>of>round:4 main:2 main:1
            HIDE       ; round            ; main>handle>of:4 main>handle:2 main:1
            SHOW       ; round|main       ; main>round:4 main:2 main:1
            SHOW       ; Price            ; of>round:4
            SHOW_FROM  ; handle           ; handle>of>round:4 handle:2
            SHOW_FROM  ; round            ; round:4
            PRUNE_FROM ; Price.of         ; main>handle>of:4 main>handle:2 main:1
            PRUNE_FROM ; Price            ; main>handle>of>round:4 main>handle:2 main:1
            TAGFOCUS   ; user=bob,cyd     ; main>handle:2
            TAGFOCUS   ; ann,user         ; main>handle>of>round:4
            TAGFOCUS   ; 1kb:             ; main>handle>of>round:4
            TAGFOCUS   ; bytes=:64b       ; main>handle:2
            TAGFOCUS   ; 1b:2kb           ; main>handle>of>round:4 main>handle:2
            TAGIGNORE  ; 64b              ; main>handle>of>round:4 main:1
            TAGROOT    ; user             ; ann>main>handle>of>round:4 bob>main>handle:2 >main:1
            TAGLEAF    ; user,bytes       ; main>handle>of>round>ann>2048:4 main>handle>bob>64B:2 main>>:1
            """)
    void samplesAreLeftAsTheFilterAsks(Filter.By by, String expression, String stacks) {
        assertThat(left(Filter.NOTHING.with(by, expression))).isEqualTo(stacks);
    }

    @Test
    void framesMadeOfLabelsCanBeFilteredBy() {
        Filter filter = Filter.NOTHING.with(Filter.By.TAGROOT, "user").with(Filter.By.FOCUS, "^ann$");

        assertThat(left(filter)).isEqualTo("ann>main>handle>of>round:4");
    }

    @Test
    void labelsAreShownAndHiddenByKey() {
        Subject subject = Subject.of(PROFILE, View.STANDARD.withFilter(Filter.NOTHING.with(Filter.By.TAGHIDE, "user")));

        assertThat(subject.samples().get(0).labels()).containsExactly(Label.number("bytes", 2048, ""));
    }

    @Test
    void whatMatchesNothingAndWhatIsARangeIsTold() {
        Filter filter = Filter.NOTHING
                .with(Filter.By.HIDE, "nowhere")
                .with(Filter.By.SHOW_FROM, "nowhere")
                .with(Filter.By.TAGFOCUS, "7mb:")
                .with(Filter.By.TAGROOT, "nokey");

        assertThat(Subject.of(PROFILE, View.STANDARD.withFilter(filter)).warnings())
                .containsExactly(
                        "TagRoot expression matched no samples",
                        "tagfocus:Interpreted '7mb:' as range, not regexp",
                        "Hide expression matched no samples",
                        "ShowFrom expression matched no samples",
                        "TagFocus expression matched no samples");
    }

    @Test
    void warningsComeWithTheFailureThatFollowsThem() {
        View view = View.STANDARD.withFilter(Filter.NOTHING.with(Filter.By.SHOW, "nowhere"));

        assertThatThrownBy(() -> Peek.of(PROFILE, view, "main"))
                .isInstanceOfSatisfying(ReportError.class, e -> assertThat(e.warnings())
                        .containsExactly("Show expression matched no samples"))
                .hasMessage("no matches found for regexp: main");
    }

    @Test
    void whatIsWrongWithTheSampleTypeIsToldAfterTheWarningsThatComeFirst() {
        View roots = View.STANDARD
                .withSampleIndex("heap")
                .withFilter(Filter.NOTHING.with(Filter.By.TAGLEAF, "nokey").with(Filter.By.HIDE, "nowhere"));

        assertThatThrownBy(() -> Top.of(PROFILE, roots))
                .isInstanceOfSatisfying(ReportError.class, e -> assertThat(e.warnings())
                        .containsExactly("TagLeaf expression matched no samples"))
                .hasMessageStartingWith("sample_index \"heap\" must be one of");
        assertThatThrownBy(() -> Top.of(PROFILE, roots.with(View.Option.RELATIVE_PERCENTAGES)))
                .isInstanceOfSatisfying(ReportError.class, e -> assertThat(e.warnings())
                        .containsExactly(
                                "TagLeaf expression matched no samples", "Hide expression matched no samples"));
    }

    @Test
    void samplesCanBeReadByManyAtOnce() {
        Sample[] many = IntStream.range(0, 5000)
                .mapToObj(i -> sample(
                        1, i, Collections.nCopies(1 + i % 7, at(PRICE, HANDLE)).toArray(Location[]::new)))
                .toArray(Sample[]::new);
        View view = View.STANDARD.withFilter(Filter.NOTHING.with(Filter.By.HIDE, "Price"));
        Subject subject = Subject.of(Shop.profile(many), view);

        assertThat(subject.samples().parallelStream()
                        .map(sample -> sample.stack().size())
                        .toList())
                .isEqualTo(IntStream.range(0, 5000).map(i -> 1 + i % 7).boxed().toList());
    }

    @Test
    void expressionsAreThoseOfPprofAndNoOthers() {
        assertThat(left(Filter.NOTHING.with(Filter.By.FOCUS, "\\pLrice\\.(?P<method>of)")))
                .isEqualTo("main>handle>of>round:4");
        assertThatThrownBy(() -> left(Filter.NOTHING.with(Filter.By.FOCUS, "(?=x)")))
                .hasMessage("parsing focus regexp: error parsing regexp: invalid or unsupported Perl syntax: `(?=`");
    }

    @Test
    void sharesAreOfTheWholeUnlessAskedOtherwise() {
        View view = View.STANDARD.withFilter(Filter.NOTHING.with(Filter.By.FOCUS, "handle"));

        assertThat(Subject.of(PROFILE, view).total()).isEqualTo(7);
        assertThat(Subject.of(PROFILE, view.with(View.Option.RELATIVE_PERCENTAGES))
                        .total())
                .isEqualTo(6);
    }

    /** Each stack from the root on, in bare method names, with its value. */
    private static String left(Filter filter) {
        return Subject.of(PROFILE, View.STANDARD.withFilter(filter)).samples().stream()
                .map(sample -> sample.stack().stream()
                                .flatMap(location -> location.lines().stream())
                                .map(FilterTest::method)
                                .collect(Collectors.collectingAndThen(Collectors.toList(), FilterTest::fromTheRoot))
                        + ":" + sample.value(1))
                .collect(Collectors.joining(" "));
    }

    private static String fromTheRoot(List<String> leafFirst) {
        var methods = new ArrayList<>(leafFirst);
        Collections.reverse(methods);
        return String.join(">", methods);
    }

    private static String method(Line line) {
        String name = line.function().name();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
