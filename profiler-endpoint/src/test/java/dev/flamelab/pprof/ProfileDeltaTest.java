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

class ProfileDeltaTest {
    private static final Location HERE = at(3, MAIN);
    private static final Location THERE = at(12, LEAF);

    @Test
    void whatStayedVanishesAndWhatWentIsNegative() {
        Profile delta = ProfileDelta.between(
                cpu(sample(5, HERE), sample(2, THERE, HERE), sample(1, THERE)),
                cpu(sample(5, HERE), sample(3, THERE, HERE), sample(4, HERE, HERE)));
        assertThat(delta.samples())
                .containsExactlyInAnyOrder(sample(1, THERE, HERE), sample(-1, THERE), sample(4, HERE, HERE));
    }

    @Test
    void labelsTellSamplesApart() {
        var labelled = new Sample(List.of(HERE), new long[] {1, 1}, List.of(Label.text("thread", "a")));
        assertThat(ProfileDelta.between(cpu(sample(1, HERE)), cpu(labelled)).samples())
                .hasSize(2);
    }

    @Test
    void itHasTheTimeOfTheLaterAndLastsFromOneToTheOther() {
        Profile delta = ProfileDelta.between(timed(1_000), timed(3_500));
        assertThat(delta.timeNanos()).isEqualTo(3_500);
        assertThat(delta.durationNanos()).isEqualTo(2_500);
        assertThat(delta.comments()).containsExactly("made by hand");
    }

    @Test
    void itDoesNotLastLessThanNothingWhenTheClockIsSetBack() {
        assertThat(ProfileDelta.between(timed(3_500), timed(1_000)).durationNanos())
                .isZero();
    }

    @Test
    void kindsThatDifferHaveNoDelta() {
        assertThatThrownBy(() -> ProfileDelta.between(Profiles.cpu(), other()))
                .isInstanceOf(IncompatibleProfiles.class);
    }

    @Test
    void scalingKeepsAllButTheValues() {
        Profile rich = Profiles.rich();
        Profile scaled = ProfileDelta.scale(rich, -3);
        assertThat(scaled.samples().get(0).values()).containsExactly(-6, 60);
        assertThat(ProfileDelta.scale(rich, 1)).isEqualTo(rich);
        assertThat(scaled.timeNanos()).isEqualTo(rich.timeNanos());
        assertThat(scaled.docUrl()).isEqualTo(rich.docUrl());
    }

    private static Profile timed(long timeNanos) {
        Profile made = cpu(sample(1, HERE));
        return Profile.of(made.sampleTypes(), made.samples(), made.mappings())
                .withPeriod(made.periodType(), made.period())
                .withTime(timeNanos, 0)
                .withComments(made.comments());
    }

    private static Profile other() {
        return Profile.of(List.of(new ValueType("x", "count")), List.of(), List.of())
                .withPeriod(new ValueType("x", "count"), 1);
    }
}
