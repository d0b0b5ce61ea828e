package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoNumberTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "0, 0",
        "-0, 0",
        "-00, 0",
        "+1, 1",
        "-7, -7",
        "007, 7",
        "00000000000000000000000001, 1",
        "9223372036854775807, 9223372036854775807",
        "+009223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void wholeNumbersAreRead(String text, long number) {
        assertThat(GoNumber.whole(text)).hasValue(number);
        assertThat(GoNumber.wholeOrZero(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1 ", "1.0", "1e3", "0x1", "1_0", "+", "--1", "one", "\u0661"})
    void allElseIsNone(String text) {
        assertThat(GoNumber.whole(text)).isEmpty();
        assertThat(GoNumber.wholeOrZero(text)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775808, 9223372036854775807",
        "9999999999999999999, 9223372036854775807",
        "-9223372036854775809, -9223372036854775808",
        "-99999999999999999999, -9223372036854775808"
    })
    void whatDoesNotFitCountsAsTheNearestWhereErrorsAreIgnored(String text, long nearest) {
        assertThat(GoNumber.whole(text)).isEmpty();
        assertThat(GoNumber.wholeOrZero(text)).isEqualTo(nearest);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", ".5, 0.5", "5., 5", "-1.5e1, -15", "+2E-1, 0.2", "0x1p-2, 0.25", "0X.8P1, 1", "1e-400, 0"})
    void fractionsAreRead(String text, double number) {
        assertThat(GoNumber.real(text)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", " 1", "1f", "1d", "0x1", "1e400", "1e", "1,5", "Infinity1"})
    void fractionsOfOtherLanguagesAreNone(String text) {
        assertThat(GoNumber.real(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "-1", "0x1", "01", "1e1", "0x.1p1"})
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void noNumberTakesLong(String begin) {
        // Looked at again from each digit on, this is a matter of many minutes.
        String digits = begin + "1".repeat(300_000);
        for (String text : List.of(digits, digits + "x", digits + ".1.")) {
            assertThat(GoNumber.whole(text)).isEmpty();
            assertThat(GoNumber.real(text)).isEmpty();
            assertThat(GoNumber.wholeOrZero(text)).isIn(0L, Long.MIN_VALUE, Long.MAX_VALUE);
        }
    }
}
