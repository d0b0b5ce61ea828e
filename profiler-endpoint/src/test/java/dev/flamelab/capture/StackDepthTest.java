package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StackDepthTest {
    private static final String TRUNCATED = "[truncated]";

    @Test
    void callersBeyondTheDepthAreSaidToBeMissing() throws Exception {
        try (TestSession test = TestSession.open(20)) {
            Profile profile = test.during(() -> Burner.nested(100, Duration.ofMillis(300)));
            assertThat(profile.comments()).anyMatch(comment -> comment.contains("cut at 20 frames"));
            assertThat(profile.samples())
                    .filteredOn(sample -> Burner.passes(sample, "nested"))
                    .isNotEmpty()
                    .allSatisfy(sample -> assertThat(root(sample)).isEqualTo(TRUNCATED));
        }
    }

    @Test
    void stacksWithinTheDepthAreWhole() throws Exception {
        try (TestSession test = TestSession.open(512)) {
            Profile profile = test.during(() -> Burner.nested(100, Duration.ofMillis(300)));
            assertThat(profile.comments()).noneMatch(comment -> comment.contains("cut at"));
            assertThat(profile.samples()).noneMatch(sample -> root(sample).equals(TRUNCATED));
        }
    }

    private static String root(Sample sample) {
        return sample.stack()
                .get(sample.stack().size() - 1)
                .lines()
                .get(0)
                .function()
                .name();
    }
}
