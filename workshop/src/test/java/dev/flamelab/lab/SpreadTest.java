package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void oneValueIsItsOwnSpread() {
        assertThat(Spread.of(3)).isEqualTo(new Spread(3, 3, 3));
    }

    @Test
    void quartilesOfFiveAreSecondAndFourth() {
        assertThat(Spread.of(5, 1, 4, 2, 3)).isEqualTo(new Spread(3, 2, 4));
    }

    @Test
    void betweenTwoValuesItIsInProportion() {
        assertThat(Spread.of(0, 10)).isEqualTo(new Spread(5, 2.5, 7.5));
    }

    @Test
    void lastQuantileIsTheLargest() {
        assertThat(Spread.quantile(new double[] {1, 9, 4}, 1)).isEqualTo(9);
        assertThat(Spread.quantile(new double[] {1, 9, 4}, 0)).isEqualTo(1);
    }

    @Test
    void nothingHasNoSpread() {
        assertThatIllegalArgumentException().isThrownBy(Spread::of);
    }
}
