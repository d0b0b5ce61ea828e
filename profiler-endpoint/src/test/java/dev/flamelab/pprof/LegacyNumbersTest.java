package dev.flamelab.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of the old texts are read as Go reads them. */
class LegacyNumbersTest {
    @ParameterizedTest
    @CsvSource({"0,0", "-7,-7", "+7,7", "0x1f,31", "-0x1f,-31", "010,8", "0o10,8", "0b101,5"})
    void startSaysWhichKindOfNumberItIs(String text, long number) {
        assertThat(LegacyNumbers.integer(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x-5", "0b+1", "0o-7", "0-7", "--7", "09", "0x"})
    void signStandsNowhereButAtTheStart(String text) {
        assertThatThrownBy(() -> LegacyNumbers.integer(text))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
    }

    @Test
    void numberOfMoreThan64BitsIsOutOfRange() {
        assertThatThrownBy(() -> LegacyNumbers.decimal("9223372036854775808"))
                .hasMessage("strconv.ParseInt: parsing \"9223372036854775808\": value out of range");
    }
}
