package dev.flamelab.report;

import static dev.flamelab.report.Shop.HANDLE;
import static dev.flamelab.report.Shop.MAIN;
import static dev.flamelab.report.Shop.PRICE;
import static dev.flamelab.report.Shop.ROUND;
import static dev.flamelab.report.Shop.at;
import static dev.flamelab.report.Shop.line;
import static dev.flamelab.report.Shop.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CollapsedTest {
    private static final Profile PROFILE = Shop.profile(
            sample(2, 2_000_000, at(ROUND, PRICE), at(HANDLE), at(MAIN)),
            sample(1, 500_000, at(HANDLE), at(MAIN)),
            sample(3, 3_000_000, at(ROUND, PRICE), at(HANDLE), at(line("shop.Main.main", "shop/Main.java", 11))),
            sample(1, 250_000, at(MAIN)));

    @Test
    void equalStacksAreOneLineFromRootToLeaf() {
        assertThat(Collapsed.of(PROFILE, View.STANDARD).text()).isEqualTo("""
                        shop.Main.main 250000
                        shop.Main.main;shop.web.Handler.handle 500000
                        shop.Main.main;shop.web.Handler.handle;shop.Price.of;shop.Price.round 5000000
                        """);
    }

    @Test
    void framesAreToldApartAsCloselyAsAsked() {
        View lines = View.STANDARD.withGranularity(Granularity.LINES).with(View.Option.NOINLINES);

        assertThat(Collapsed.of(PROFILE, lines).text())
                .contains(
                        "shop.Main.main shop/Main.java:10;shop.web.Handler.handle shop/web/Handler.java:12;"
                                + "shop.Price.of shop/Price.java:7 2000000\n",
                        "shop.Main.main shop/Main.java:11;shop.web.Handler.handle")
                .doesNotContain("round");
    }

    @Test
    void valuesAreInTheUnitAskedFor() {
        assertThat(Collapsed.of(PROFILE, View.STANDARD.withUnit("us")).text()).contains("handle 500\n");
        assertThat(Collapsed.of(PROFILE, View.STANDARD.withDivideBy(2)).text()).contains("handle 250000\n");
        assertThat(Collapsed.of(PROFILE, View.STANDARD.withSampleIndex("samples"))
                        .text())
                .contains("round 5\n");
        assertThat(Collapsed.of(PROFILE, View.STANDARD.with(View.Option.MEAN)).text())
                .contains("round 1000000\n");
    }

    @Test
    void namesCannotSplitALineOrAFrame() {
        Profile odd = Shop.profile(sample(1, 7, at(line("a;b\nc d", "", 0)), at(MAIN)));

        assertThat(Collapsed.of(odd, View.STANDARD).text()).isEqualTo("shop.Main.main;a:b c d 7\n");
    }

    @Test
    void stackWhoseValuesCancelOutIsNotThere() {
        Profile difference = Shop.profile(
                sample(1, 5, at(HANDLE), at(MAIN)), sample(-1, -5, at(HANDLE), at(MAIN)), sample(-1, -2, at(MAIN)));

        assertThat(Collapsed.of(difference, View.STANDARD).text()).isEqualTo("shop.Main.main -2\n");
    }

    @Test
    void orderOfTheSamplesDoesNotMatter() {
        String expected = Collapsed.of(PROFILE, View.STANDARD).text();
        List<Sample> samples = new ArrayList<>(PROFILE.samples());
        for (int i = 0; i < 10; i++) {
            Collections.shuffle(samples, new Random(i));

            assertThat(Collapsed.of(PROFILE.withSamples(samples), View.STANDARD).text())
                    .isEqualTo(expected);
        }
    }
}
