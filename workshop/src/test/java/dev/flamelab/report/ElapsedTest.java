package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "1, 1ns",
        "1500, 1.5µs",
        "20000000, 20ms",
        "1000000001, 1.000000001s",
        "60000000000, 1m0s",
        "3661500000000, 1h1m1.5s",
        "-90000000000, -1m30s",
        "9223372036854775807, 2562047h47m16.854775807s",
        "-9223372036854775808, -2562047h47m16.854775808s"
    })
    void timeIsWrittenAsGoWritesIt(long nanos, String text) {
        assertThat(Elapsed.text(nanos)).isEqualTo(text);
    }
}
