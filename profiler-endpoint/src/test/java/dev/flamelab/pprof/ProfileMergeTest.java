package dev.flamelab.pprof;

import static dev.flamelab.pprof.Profiles.LEAF;
import static dev.flamelab.pprof.Profiles.MAIN;
import static dev.flamelab.pprof.Profiles.at;
import static dev.flamelab.pprof.Profiles.cpu;
import static dev.flamelab.pprof.Profiles.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileMergeTest {
    @Test
    void samplesWithTheSameStackAreSummed() {
        Profile sum = ProfileMerge.merge(List.of(
                cpu(sample(3, at(11, LEAF), at(3, MAIN)), sample(1, at(3, MAIN))),
                cpu(sample(4, at(11, LEAF), at(3, MAIN)))));

        assertThat(sum.samples()).containsExactly(sample(7, at(11, LEAF), at(3, MAIN)), sample(1, at(3, MAIN)));
    }

    @Test
    void anotherLineIsAnotherStack() {
        Profile sum = ProfileMerge.merge(List.of(cpu(sample(1, at(11, LEAF))), cpu(sample(1, at(12, LEAF)))));

        assertThat(sum.samples()).hasSize(2);
    }

    @Test
    void anotherLabelIsAnotherSampleAndTheOrderOfLabelsIsNot() {
        Label a = Label.text("a", "1");
        Label b = Label.text("b", "1");
        Profile sum = ProfileMerge.merge(List.of(cpu(labelled(a, b), labelled(b, a), labelled(a), labelled(b))));

        assertThat(sum.samples()).hasSize(3);
        assertThat(sum.samples().get(0).value(0)).isEqualTo(2);
    }

    @Test
    void samplesThatSumToZeroVanish() {
        Profile sum = ProfileMerge.merge(
                List.of(cpu(sample(3, at(11, LEAF)), sample(2, at(3, MAIN))), cpu(sample(-3, at(11, LEAF)))));

        assertThat(sum.samples()).containsExactly(sample(2, at(3, MAIN)));
    }

    @Test
    void earliestTimeAllDurationsLargestPeriodAndEveryComment() {
        Profile early = headed(1_000, 5, 10, "one");
        Profile late = headed(2_000, 7, 20, "two");
        Profile timeless = headed(0, 0, 0, "one");

        Profile sum = ProfileMerge.merge(List.of(late, timeless, early));

        assertThat(sum.timeNanos()).isEqualTo(1_000);
        assertThat(sum.durationNanos()).isEqualTo(12);
        assertThat(sum.period()).isEqualTo(20);
        assertThat(sum.comments()).containsExactly("two", "one");
    }

    @Test
    void samePlaceOfAProgramLoadedElsewhereIsOneLocation() {
        Mapping here = new Mapping(0x1000, 0x3000, 0, "libjvm.so", "b1", false, false, false, false);
        Mapping there = new Mapping(0x51000, 0x53000, 0, "moved.so", "b1", false, false, false, false);
        Mapping other = new Mapping(0x1000, 0x3000, 0, "libjvm.so", "b2", false, false, false, false);

        Profile sum = ProfileMerge.merge(
                List.of(mapped(here, 0x1234), mapped(there, 0x51234), mapped(there, 0x51235), mapped(other, 0x1234)));

        assertThat(sum.mappings()).containsExactly(here, other);
        assertThat(sum.samples()).extracting(s -> s.value(0)).containsExactly(2L, 1L, 1L);
    }

    @Test
    void profilesOfDifferentKindsAreRefusedByName() {
        Profile cpu = cpu();
        Profile wall = new Profile(
                List.of(new ValueType("samples", "count"), new ValueType("wall", "nanoseconds")),
                List.of(),
                List.of(),
                cpu.periodType(),
                1,
                1,
                1,
                List.of(),
                "",
                "",
                "",
                "");

        assertThatThrownBy(() -> ProfileMerge.merge(List.of(cpu, wall)))
                .isInstanceOf(IncompatibleProfiles.class)
                .hasMessage("incompatible sample types [samples/count, cpu/nanoseconds]"
                        + " and [samples/count, wall/nanoseconds]");
    }

    private static Sample labelled(Label... labels) {
        return new Sample(List.of(at(11, LEAF)), new long[] {1, 1}, List.of(labels));
    }

    private static Profile mapped(Mapping mapping, long address) {
        return profile(
                List.of(sample(1, new Location(mapping, address, List.of(), false))), List.of(mapping), 0, 0, 0, "");
    }

    private static Profile headed(long time, long duration, long period, String comment) {
        return profile(List.of(), List.of(), time, duration, period, comment);
    }

    private static Profile profile(
            List<Sample> samples, List<Mapping> mappings, long time, long duration, long period, String comment) {
        Profile cpu = cpu();
        return new Profile(
                cpu.sampleTypes(),
                samples,
                mappings,
                cpu.periodType(),
                period,
                time,
                duration,
                List.of(comment),
                "",
                "",
                "",
                "");
    }
}
