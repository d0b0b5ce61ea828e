package dev.flamelab.report;

import static dev.flamelab.report.Shop.MAIN;
import static dev.flamelab.report.Shop.at;
import static dev.flamelab.report.Shop.labelled;
import static dev.flamelab.report.Shop.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Profile;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class TagsTest {
    private static final Profile PROFILE = Shop.profile(
            labelled(sample(1, 1_000_000_000, at(MAIN)), Label.text("user", "ann"), Label.number("bytes", 2048, "")),
            labelled(sample(1, 100_000_000, at(MAIN)), Label.text("user", "bob"), Label.text("area", "shoes")),
            labelled(sample(1, 10_000_000, at(MAIN)), Label.text("user", "cyd"), Label.text("area", "shoes")),
            sample(1, 10_000_000, at(MAIN)));

    @Test
    void labelsOfMostWeightComeFirstWithTheirShareOfTheProfile() {
        assertThat(Tags.of(PROFILE, View.STANDARD).text()).isEqualTo("""
                         user: Total 1.11s of 1.12s (99.11%)
                                  1s (89.29%): ann
                               100ms ( 8.93%): bob
                                10ms ( 0.89%): cyd

                         bytes: Total 1s of 1.12s (89.29%)
                                1s (89.29%): 2kB

                         area: Total 110ms of 1.12s ( 9.82%)
                               110ms ( 9.82%): shoes

                        """);
    }

    @Test
    void pprofOfGo119SortsKeysAndGivesSharesOfTheKey() {
        View old = View.STANDARD.withDialect(Dialect.GO_1_19, TimeZone.getTimeZone("UTC"));

        assertThat(Tags.of(PROFILE, old).text())
                .startsWith(" area: Total 110.0ms\n       110.0ms (  100%): shoes\n\n bytes: Total 1.0s\n")
                .contains("\n user: Total 1.1s\n          1.0s (90.09%): ann\n");
    }

    @Test
    void queryOfAValueTakesItsSamplesAlone() {
        Profile profile = Shop.profile(
                labelled(sample(1, 1, at(MAIN)), Label.text("user", "ann, (bob)"), Label.number("bytes", 1536, "")),
                labelled(sample(1, 2, at(MAIN)), Label.text("user", "ann"), Label.number("bytes", 1538, "")),
                labelled(sample(1, 4, at(MAIN)), Label.text("user", "bob"), Label.number("wait", -3, "ms")),
                labelled(sample(1, 8, at(MAIN)), Label.text("user", "xann"), Label.number("wait", 3, "ms")));
        List<Tags.Value> values = Tags.of(profile, View.STANDARD).keys().stream()
                .flatMap(key -> key.values().stream())
                .toList();

        assertThat(values).hasSize(7).allSatisfy(value -> {
            View view = View.STANDARD.withFilter(Filter.NOTHING.with(Filter.By.TAGFOCUS, value.query()));
            assertThat(Top.of(profile, view).rows().get(0).flat()).isEqualTo(value.value());
        });
        assertThat(values)
                .filteredOn(value -> value.name().equals("1.50kB"))
                .singleElement()
                .satisfies(value -> {
                    assertThat(value.query()).isEqualTo("bytes=1536bytes:1538bytes");
                    assertThat(value.text() + " " + value.share()).isEqualTo("3ns 20.00%");
                });
    }

    @Test
    void keyThatCannotBeAskedForHasNoQuery() {
        Profile odd = Shop.profile(
                labelled(sample(1, 1, at(MAIN)), Label.text("a=b", "ann"), Label.number("rate", 2, "bytes/s")));

        assertThat(Tags.of(odd, View.STANDARD).keys())
                .flatExtracting(Tags.Key::values)
                .extracting(Tags.Value::query)
                .containsExactly("", "");
    }

    @Test
    void profileWithoutLabelsHasNoTags() {
        assertThat(Tags.of(Shop.profile(sample(1, 1, at(MAIN))), View.STANDARD).text())
                .isEmpty();
    }
}
