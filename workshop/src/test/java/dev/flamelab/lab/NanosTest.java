package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NanosTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "0.8712, 0.87 ns",
        "3.456, 3.46 ns",
        "9.996, 10.0 ns",
        "42.04, 42.0 ns",
        "99.96, 100 ns",
        "999.4, 999 ns",
        "999.7, 1.00 us",
        "21040, 21.0 us",
        "421000, 421 us",
        "3680000, 3.68 ms",
        "311450000, 311 ms",
        "-5000000, -5.00 ms",
        "7200000000000, 7200 s",
    })
    void timeIsShownInTheUnitThatFitsWithThreeDigits(double nanos, String shown) {
        assertThat(Nanos.shown(nanos)).isEqualTo(shown);
    }
}
