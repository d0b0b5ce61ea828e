package dev.flamelab.report;

import static dev.flamelab.report.Shop.HANDLE;
import static dev.flamelab.report.Shop.MAIN;
import static dev.flamelab.report.Shop.PRICE;
import static dev.flamelab.report.Shop.ROUND;
import static dev.flamelab.report.Shop.at;
import static dev.flamelab.report.Shop.line;
import static dev.flamelab.report.Shop.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HotLinesTest {
    private static final Line AGAIN = line("shop.Price.of", "shop/Price.java", 9);
    private static final Line GONE = line("gone.Gone.gone", "gone/Gone.java", 5);
    private static final Profile PROFILE = Shop.profile(
            sample(2, 2_000_000, at(ROUND, PRICE), at(HANDLE), at(MAIN)),
            sample(1, 500_000, at(HANDLE), at(MAIN)),
            sample(4, 4_000_000, at(PRICE), at(AGAIN), at(PRICE), at(HANDLE), at(MAIN)),
            sample(1, 250_000, at(GONE), at(MAIN)),
            sample(1, 10_000, at(line("memcpy", "", 0)), at(GONE)));

    @Test
    void linesAreThoseOfAListing() {
        for (String regex : List.of("shop", "Price", "round", "Main|handle")) {
            assertThat(listed(HotLines.of(PROFILE, View.STANDARD, regex, HotLinesTest::lines)))
                    .as(regex)
                    .isEqualTo(Listing.of(PROFILE, View.STANDARD, regex, HotLinesTest::lines)
                            .text());
        }
    }

    @Test
    void callsOfALineAreThoseThatPeekTells() {
        HotLines.Routine price = routines("Price.of").get(0);
        assertThat(price.lines())
                .filteredOn(line -> line.number() == 7)
                .singleElement()
                .satisfies(line -> assertThat(line.calls())
                        .containsExactly(
                                new HotLines.Call(
                                        "shop.Price.of shop/Price.java:9", "shop.Price.of", "4ms", "66.67%", false),
                                new HotLines.Call(
                                        "shop.Price.round shop/Price.java:21",
                                        "shop.Price.round",
                                        "2ms",
                                        "33.33%",
                                        true)));
        assertThat(Peek.of(PROFILE, View.STANDARD.withGranularity(Granularity.LINES), "Price.java:7")
                        .text())
                .contains(" 4ms 66.67% |   shop.Price.of shop/Price.java:9\n")
                .contains(" 2ms 33.33% |   shop.Price.round shop/Price.java:21 (inline)\n");
    }

    @Test
    void hottestFunctionComesFirst() {
        assertThat(routines("."))
                .extracting(HotLines.Routine::function)
                .containsExactly(
                        "shop.Price.of",
                        "shop.Price.round",
                        "shop.web.Handler.handle",
                        "gone.Gone.gone",
                        "memcpy",
                        "shop.Main.main");
    }

    @Test
    void functionWithoutSourceHasItsMeasuredLines() {
        HotLines.Routine gone = routines("gone").get(0);
        assertThat(gone.problem()).isEqualTo("could not find file gone/Gone.java");
        assertThat(gone.lines()).singleElement().satisfies(line -> {
            assertThat(line.number()).isEqualTo(5);
            assertThat(line.text()).isNull();
            assertThat(line.calls()).extracting(HotLines.Call::name).containsExactly("memcpy");
        });
        assertThat(routines("memcpy").get(0).problem()).isEqualTo("the profile names no file for this function");
    }

    @Test
    void leastOfTooManyFilesIsLeftOut() {
        Sample[] many = IntStream.rangeClosed(1, HotLines.MOST_FILES + 3)
                .mapToObj(i -> sample(i, i * 1000L, at(line("shop.F" + i, "shop/F" + i + ".java", 1))))
                .toArray(Sample[]::new);
        var found = HotLines.of(Shop.profile(many), View.STANDARD, "shop", HotLinesTest::lines);
        assertThat(found.leftOut()).isEqualTo(3);
        assertThat(all(found)).hasSize(HotLines.MOST_FILES).noneMatch(one -> one.function()
                .equals("shop.F3"));
    }

    @Test
    void fileMatchesTooAndNothingElse() {
        assertThat(routines("Handler.java")).hasSize(1);
        assertThatThrownBy(() -> routines("zzz"))
                .isInstanceOf(ReportError.class)
                .hasMessage("no matches found for regexp: zzz");
    }

    private static List<HotLines.Routine> routines(String regex) {
        return all(HotLines.of(PROFILE, View.STANDARD, regex, HotLinesTest::lines));
    }

    private static List<HotLines.Routine> all(HotLines found) {
        List<HotLines.Routine> all = new ArrayList<>();
        found.routines().forEachRemaining(all::add);
        return all;
    }

    private static SourceCode.Found lines(String file) {
        return file.startsWith("gone")
                ? SourceCode.Found.nothing("could not find file " + file)
                : SourceCode.Found.of(
                        IntStream.rangeClosed(1, 23).mapToObj(i -> "line " + i).toList());
    }

    /** The same as {@code -list} prints it. */
    private static String listed(HotLines found) {
        var text = new StringBuilder("Total: " + found.total() + "\n");
        List<HotLines.Routine> routines = all(found);
        routines.sort(Comparator.comparing(HotLines.Routine::function));
        for (HotLines.Routine routine : routines) {
            text.append("ROUTINE ======================== " + routine.function() + " in " + routine.file() + "\n");
            text.append(values(routine.flat(), routine.cum()))
                    .append(String.format(Locale.ROOT, " (flat, cum) %6s of Total%n", routine.share()));
            for (HotLines.Line line : routine.lines()) {
                text.append(values(orDot(line.flat()), orDot(line.cum())))
                        .append(String.format(Locale.ROOT, " %6d:%s%n", line.number(), line.text()));
            }
        }
        return text.toString();
    }

    private static String values(String flat, String cum) {
        return String.format(Locale.ROOT, "%10s %10s", flat, cum);
    }

    private static String orDot(String value) {
        return value.isEmpty() ? "." : value;
    }
}
