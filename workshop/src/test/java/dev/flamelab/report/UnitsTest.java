package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, nanoseconds, auto, 0",
        "1, nanoseconds, auto, 1ns",
        "1100000000, nanoseconds, auto, 1.10s",
        "800000000, nanoseconds, ms, 800ms",
        "-800000000, nanoseconds, ms, -800ms",
        "7200, seconds, auto, 2hrs",
        "90, seconds, auto, 90s",
        "524492, bytes, kB, 512.20kB",
        "1024, Bytes, auto, 1kB",
        "3, kilobytes, B, 3072B",
        "12, count, auto, 12",
        "12, cycles, auto, 12",
        "12, cycles, cycles, 12cycles",
        "12, samples, nanoseconds, 12nanoseconds",
        "1, nanoseconds, s, 0",
        "5, milliseconds, bytes, 0.01s",
        "125, nanogcu, GCU, 0",
        "-9223372036854775808, bytes, PB, -8192PB",
    })
    void valueIsPrintedInTheUnitThatSuits(long value, String from, String to, String printed) {
        assertThat(Units.label(value, from, to)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "0,100,    0%",
                "1,0,    0%",
                "1,100000,0.001%",
                "9,100000,0.009%",
                "123,100000, 0.12%",
                "5,1000,  0.5%",
                "999,100000,    1%",
                "1,100, 1.00%",
                "3636,10000,36.36%",
                "9994,10000,99.94%",
                "9995,10000,  100%",
                "10005,10000,  100%",
                "13019,10000,130.19%",
                "-3636,10000,36.36%",
                "1,10000000,1e-05%",
                "125,1000000000,1.2e-05%",
            })
    void shareIsPrintedInSixCharacters(long value, long total, String printed) {
        assertThat(Units.percent(value, total)).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(longs = {640, 800, 999, 1000, 8000, 100_000})
    void exactNumberIsRounded(long total) {
        for (long value = 1; value <= 2 * total; value++) {
            assertThat(Units.label(value, "milliseconds", "s"))
                    .isEqualTo(label(new BigDecimal(value * 1e6 / 1e9).setScale(2, RoundingMode.HALF_EVEN)));
            double percent = (double) value / total * 100;
            if (percent >= 99.95 && percent <= 100.05) continue;
            var digits = new MathContext(2, RoundingMode.HALF_EVEN);
            assertThat(Units.percent(value, total).strip())
                    .isEqualTo(
                            percent >= 1
                                    ? new BigDecimal(percent).setScale(2, RoundingMode.HALF_EVEN) + "%"
                                    : new BigDecimal(percent)
                                                    .round(digits)
                                                    .stripTrailingZeros()
                                                    .toPlainString() + "%");
        }
    }

    private static String label(BigDecimal seconds) {
        String text = seconds.toPlainString().replaceFirst("[.]00$", "");
        return text.equals("0") ? text : text + "s";
    }
}
