package dev.flamelab.pprof;

import static dev.flamelab.pprof.Profiles.LEAF;
import static dev.flamelab.pprof.Profiles.MAIN;
import static dev.flamelab.pprof.Profiles.at;
import static dev.flamelab.pprof.Profiles.cpu;
import static dev.flamelab.pprof.Profiles.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
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
        assertThat(ProfileMerge.merge(List.of(late, timeless)).timeNanos()).isZero();
    }

    @Test
    void whatNoSampleUsesVanishesButForTheMainProgram() {
        Mapping main = new Mapping(0x1000, 0x2000, 0, "main", "", false, false, false, false);
        Mapping lost = new Mapping(0x3000, 0x4000, 0, "lost", "", false, false, false, false);
        Mapping used = new Mapping(0x5000, 0x6000, 0, "used", "", false, false, false, false);
        Profile profile = profile(
                List.of(
                        sample(2, new Location(lost, 0x3000, List.of(), false)),
                        sample(-2, new Location(lost, 0x3000, List.of(), false)),
                        sample(1, new Location(used, 0x5000, List.of(), false))),
                List.of(main, lost, used),
                0,
                0,
                0,
                "");

        assertThat(ProfileMerge.merge(List.of(profile)).mappings()).containsExactly(main, used);
    }

    @Test
    void emptySampleDoesNotKeepItsPlace() {
        Profile sum = ProfileMerge.merge(
                List.of(cpu(sample(0, at(3, MAIN)), sample(1, at(11, LEAF)), sample(2, at(3, MAIN)))));

        assertThat(sum.samples()).containsExactly(sample(1, at(11, LEAF)), sample(2, at(3, MAIN)));
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
    void equalPlacesAreOneObjectAfterwards() {
        Profile sum = ProfileMerge.merge(
                List.of(cpu(sample(1, at(11, LEAF), at(3, MAIN))), cpu(sample(2, at(12, LEAF), at(3, MAIN)))));

        assertThat(sum.samples().get(1).stack().get(1))
                .isSameAs(sum.samples().get(0).stack().get(1));
    }

    @Test
    void valuesAreConvertedToTheFinestUnitAndThePeriodToo() {
        Profile coarse = typed("milliseconds", 10, new ValueType("cpu", "ms"), new ValueType("wall", "s"));
        Profile fine = typed("ns", 20, new ValueType("cpu", "microseconds"), new ValueType("wall", "seconds"));

        Profile sum = ProfileMerge.merge(List.of(coarse, fine));

        assertThat(sum.sampleTypes()).containsExactly(new ValueType("cpu", "microseconds"), new ValueType("wall", "s"));
        assertThat(sum.samples()).hasSize(1);
        assertThat(sum.samples().get(0).values()).containsExactly(1001, 2);
        assertThat(sum.periodType()).isEqualTo(new ValueType("time", "ns"));
        assertThat(sum.period()).isEqualTo(10_000_000);
    }

    @Test
    void onlyCommonSampleTypesAreLeftInTheOrderOfTheFirst() {
        Profile all = typed("ns", 1, type("alloc_objects"), type("alloc_space"), type("inuse_space"));
        Profile some = typed("ns", 1, type("inuse_space"), type("extra"), type("alloc_objects"));

        Profile sum = ProfileMerge.merge(List.of(all, some));

        assertThat(sum.sampleTypes()).containsExactly(type("alloc_objects"), type("inuse_space"));
        assertThat(sum.defaultSampleType()).isEqualTo("alloc_objects");
        assertThat(sum.samples().get(0).values()).containsExactly(2, 2);
        assertThatThrownBy(() -> ProfileMerge.checkAlike(List.of(all, some)))
                .hasMessage("sample types: incompatible types: {alloc_objects count 0 0} {inuse_space count 0 0}");
        assertThatThrownBy(() -> ProfileMerge.checkAlike(List.of(all, typed("ns", 1, type("alloc_objects")))))
                .hasMessage("inconsistent samples type count: 3 != 1");
    }

    @Test
    void profilesWithNothingInCommonAreRefused() {
        assertThatThrownBy(() -> ProfileMerge.merge(
                        List.of(typed("ns", 1, type("alloc_objects")), typed("ns", 1, type("samples")))))
                .isInstanceOf(IncompatibleProfiles.class)
                .hasMessage("profiles have empty common sample type list");
        assertThatThrownBy(() -> ProfileMerge.merge(
                        List.of(typed("ns", 1, type("samples")), typed("bytes", 1, type("samples")))))
                .isInstanceOf(IncompatibleProfiles.class)
                .hasMessage("period type: incompatible types: {time ns 0 0} {time bytes 0 0}");
    }

    private static ValueType type(String name) {
        return new ValueType(name, "count");
    }

    private static Profile typed(String periodUnit, long period, ValueType... types) {
        long[] ones = LongStream.range(0, types.length).map(i -> 1).toArray();
        return cpu().withSampleTypes(List.of(types), List.of(new Sample(List.of(at(11, LEAF)), ones, List.of())))
                .withPeriod(new ValueType("time", periodUnit), period);
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
        return Profile.of(cpu.sampleTypes(), samples, mappings)
                .withPeriod(cpu.periodType(), period)
                .withTime(time, duration)
                .withComments(List.of(comment));
    }
}
