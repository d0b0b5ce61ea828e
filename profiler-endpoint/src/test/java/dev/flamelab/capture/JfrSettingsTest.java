package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JfrSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "10 ms, 10000000",
        "10000000 ns, 10000000",
        "10000000, 10000000",
        "20 us, 20000",
        "1 s, 1000000000",
        "everyChunk, 0",
        "10 parsecs, 0",
        "'', 0",
    })
    void intervalsAreReadAsRecordersWriteThem(String interval, long nanos) {
        assertThat(JfrSettings.nanos(interval)).isEqualTo(nanos);
    }
}
