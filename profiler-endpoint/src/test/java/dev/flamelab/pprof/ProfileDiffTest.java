package dev.flamelab.pprof;

import static dev.flamelab.pprof.Profiles.LEAF;
import static dev.flamelab.pprof.Profiles.MAIN;
import static dev.flamelab.pprof.Profiles.at;
import static dev.flamelab.pprof.Profiles.cpu;
import static dev.flamelab.pprof.Profiles.sample;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileDiffTest {
    private static final Profile SOURCE = cpu(
            sample(5, at(11, LEAF), at(3, MAIN)),
            sample(2, at(3, MAIN)),
            new Sample(List.of(at(12, LEAF)), new long[] {3, Long.MAX_VALUE / 2}, List.of(Label.text("a", "b"))));
    private static final Profile BASE = cpu(
            sample(2, at(3, MAIN)),
            sample(7, at(12, LEAF)),
            sample(1, at(11, LEAF), at(3, MAIN)),
            sample(4, at(9, MAIN)));

    @Test
    void whatIsEqualInBothVanishes() {
        assertThat(ProfileDiff.base(SOURCE, BASE).samples())
                .containsExactly(
                        sample(4, at(11, LEAF), at(3, MAIN)),
                        SOURCE.samples().get(2),
                        sample(-7, at(12, LEAF)),
                        sample(-4, at(9, MAIN)));
    }

    @Test
    void nothingOfABaseThatIsMarkedVanishes() {
        Profile diff = ProfileDiff.diffBase(SOURCE, BASE);

        assertThat(diff.samples()).hasSize(7);
        assertThat(diff.samples().subList(3, 7))
                .allSatisfy(sample -> assertThat(sample.labels()).containsExactly(ProfileDiff.OF_BASE));
        assertThat(diff.durationNanos()).isEqualTo(2 * SOURCE.durationNanos());
    }

    @Test
    void normalizedSourceSumsToWhatTheBaseSumsTo() {
        Profile half = ProfileDiff.normalize(cpu(sample(20, at(3, MAIN)), sample(8, at(11, LEAF))), BASE);

        assertThat(half.samples()).containsExactly(sample(10, at(3, MAIN)), sample(4, at(11, LEAF)));
    }

    @Test
    void halvesAreRoundedAwayFromZero() {
        Profile profile = cpu(
                new Sample(List.of(), new long[] {1, -1}, List.of()),
                new Sample(List.of(), new long[] {Long.MIN_VALUE, Long.MAX_VALUE}, List.of()));

        assertThat(ProfileScale.scale(profile, new double[] {0.5, 0.5})
                        .samples()
                        .get(0)
                        .values())
                .containsExactly(1, -1);
        assertThat(ProfileScale.scale(profile, new double[] {2, 2})
                        .samples()
                        .get(1)
                        .values())
                .containsExactly(Long.MIN_VALUE, Long.MIN_VALUE);
    }

    @Test
    void realPprofComesToTheSame(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("source"), Profiles.bytes(SOURCE));
        Files.write(folder.resolve("base"), Profiles.bytes(BASE));
        Profile coarse = BASE.withSampleTypes(
                List.of(new ValueType("samples", "count"), new ValueType("cpu", "us")), BASE.samples());
        Files.write(folder.resolve("coarse"), Profiles.bytes(coarse));

        assertThat(byPprof(folder, "-base", "base", "source")).isEqualTo(ProfileDiff.base(SOURCE, BASE));
        assertThat(byPprof(folder, "-base", "coarse", "source")).isEqualTo(ProfileDiff.base(SOURCE, coarse));
        assertThat(byPprof(folder, "-diff_base", "base", "source")).isEqualTo(ProfileDiff.diffBase(SOURCE, BASE));
        assertThat(byPprof(folder, "-normalize", "-base", "base", "source"))
                .isEqualTo(ProfileDiff.base(ProfileDiff.normalize(SOURCE, BASE), BASE));
        assertThat(byPprof(folder, "source", "base", "coarse", "source"))
                .isEqualTo(ProfileMerge.merge(List.of(SOURCE, BASE, coarse, SOURCE)));
    }

    private static Profile byPprof(Path folder, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 3];
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        command[0] = "-proto";
        command[1] = "-symbolize=none";
        command[2] = "-output=result";
        GoPprof.run(folder, command);
        return ProfileReader.read(Files.readAllBytes(folder.resolve("result")));
    }
}
