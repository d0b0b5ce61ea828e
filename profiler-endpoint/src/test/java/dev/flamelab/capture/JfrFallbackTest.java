package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flamelab.pprof.Profile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JfrFallbackTest {
    @Test
    void sharesAreRight() throws Exception {
        try (TestSession test = TestSession.openWithJfr()) {
            Profile profile = test.during(() -> {
                for (int i = 0; i < 60; i++) {
                    Burner.hot(Duration.ofMillis(33));
                    Burner.cold(Duration.ofMillis(11));
                }
            });
            // Few samples when the machine is busy: four standard errors of their share.
            double samples = Burner.seconds(profile) * 100;
            assertThat(samples).isPositive();
            assertThat(Burner.shareOf(profile, "hot", "cold"))
                    .isCloseTo(75, within(400 * Math.sqrt(0.75 * 0.25 / samples)));
        }
    }

    @Test
    void profileSaysThatItIsLess() throws Exception {
        try (TestSession test = TestSession.openWithJfr()) {
            Profile profile = test.during(() -> Burner.hot(Duration.ofMillis(300)));
            assertThat(profile.comments()).containsAll(test.session().shortcomings());
            assertThat(test.session().shortcomings()).singleElement().asString().startsWith("Sampled by JFR");
        }
    }

    @Test
    void overlappingCapturesEachHaveTheirOwnWindow() throws Exception {
        try (TestSession test = TestSession.openWithJfr()) {
            Capture both = test.begin();
            Burner.first(Duration.ofMillis(700));
            Capture late = test.begin();
            Burner.second(Duration.ofMillis(700));
            Profile whole = test.end(both);
            Profile part = test.end(late);
            assertThat(Burner.seconds(whole, "first")).isPositive();
            assertThat(Burner.seconds(whole, "second")).isPositive();
            assertThat(Burner.seconds(part, "first")).isZero();
            assertThat(Burner.seconds(part, "second")).isPositive();
        }
    }
}
