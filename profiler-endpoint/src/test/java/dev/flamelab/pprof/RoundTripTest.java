package dev.flamelab.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    @Test
    void everythingTheFormatCanSaySurvives() throws Exception {
        assertThat(ProfileReader.read(Profiles.bytes(Profiles.rich()))).isEqualTo(Profiles.rich());
    }

    @Test
    void equalStacksOfAReadProfileAreInOnePlaceAndEqualLabelsOneObject() throws Exception {
        Profile rich = Profiles.rich();
        Profile twice = Profile.of(
                        rich.sampleTypes(),
                        Stream.concat(rich.samples().stream(), rich.samples().stream())
                                .toList(),
                        rich.mappings())
                .withPeriod(rich.periodType(), 1)
                .withTime(1, 0)
                .withComments(rich.comments());

        Profile read = ProfileReader.read(Profiles.bytes(twice));

        Sample first = read.samples().get(0);
        Sample again = read.samples().get(3);
        assertThat(again).isEqualTo(first);
        assertThat(((Stack) again.stack()).chunk()).isSameAs(((Stack) first.stack()).chunk());
        assertThat(((Stack) again.stack()).start()).isEqualTo(((Stack) first.stack()).start());
        assertThat(again.labels()).isSameAs(first.labels());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("articleDumps")
    void dumpOfTheArticleIsTheSameProfileAfterwards(Path file) throws Exception {
        assumeTrue(Files.exists(file), "the article's dumps are not here");
        Profile profile = ProfileReader.read(Files.readAllBytes(file));

        assertThat(profile.samples()).isNotEmpty();
        assertThat(ProfileReader.read(Profiles.bytes(profile))).isEqualTo(profile);
    }

    static Stream<Path> articleDumps() throws IOException {
        Path folder = Path.of("../../shared/article-dumps");
        if (!Files.isDirectory(folder)) {
            assertThat(System.getenv("CI")).as("CI needs the article's dumps").isNotEqualTo("true");
            return Stream.of(folder.resolve("missing"));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pb.gz")).sorted().toList().stream();
        }
    }
}
