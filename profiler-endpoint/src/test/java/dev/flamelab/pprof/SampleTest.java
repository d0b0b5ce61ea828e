package dev.flamelab.pprof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {
    @Test
    void samplesAreEqualByValue() {
        Sample one = new Sample(List.of(), new long[] {1, 2}, List.of());
        Sample same = new Sample(List.of(), new long[] {1, 2}, List.of());

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
        assertThat(one)
                .isNotEqualTo(new Sample(List.of(), new long[] {2, 1}, List.of()))
                .isNotEqualTo(new Sample(List.of(), new long[] {1, 2}, List.of(Label.text("a", "b"))))
                .isNotEqualTo(new Sample(List.of(Profiles.at(1, Profiles.LEAF)), new long[] {1, 2}, List.of()));
    }

    @Test
    void nobodyCanChangeASampleThroughItsValues() {
        long[] values = {1, 2};
        Sample sample = new Sample(List.of(), values, List.of());

        values[0] = 99;
        sample.values()[1] = 99;

        assertThat(sample.values()).containsExactly(1, 2);
        assertThat(sample.value(1)).isEqualTo(2);
        assertThat(sample.width()).isEqualTo(2);
    }
}
