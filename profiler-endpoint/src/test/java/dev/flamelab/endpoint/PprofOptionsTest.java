package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PprofOptionsTest {
    private static final String TOKEN = "correct-horse-battery";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "::1", "0:0:0:0:0:0:0:1"})
    void loopbackNeedsNothing(String host) {
        assertThatNoException().isThrownBy(() -> PprofOptions.loopback(0).host(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0.0.0.0",
                "::",
                "192.168.1.5",
                "10.0.0.1",
                "fe80::1",
                "::ffff:10.0.0.1",
                "example.com",
                "localhost.example.com",
                "127.0.0.1.example.com",
                "1270.0.0.1",
                "2130706433"
            })
    void everythingElseIsRefusedUnlessMeant(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PprofOptions.loopback(0).host(host))
                .withMessageContaining("only when told by exposed(host, token)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PprofOptions.loopback(0).token(TOKEN).host(host));
        assertThatNoException().isThrownBy(() -> PprofOptions.loopback(0).exposed(host, TOKEN));
    }

    @Test
    void exposedNeedsAToken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PprofOptions.loopback(0).exposed("0.0.0.0", null))
                .withMessageContaining("not exposed without a token");
    }

    @Test
    void tokenThatCanBeGuessedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PprofOptions.loopback(0).token("short"))
                .withMessageContaining("at least 16 characters");
    }

    @Test
    void limitsThatCannotBeMeantAreRefused() {
        var options = PprofOptions.loopback(0);
        assertThatIllegalArgumentException().isThrownBy(() -> options.longest(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> options.openCaptures(0));
        assertThatIllegalArgumentException().isThrownBy(() -> options.stackDepth(0));
        assertThatIllegalArgumentException().isThrownBy(() -> options.stackDepth(3000));
        assertThatIllegalArgumentException().isThrownBy(() -> options.chunkBytes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> PprofOptions.loopback(70_000));
    }

    @Test
    void tokenIsNotPrinted() {
        assertThat(PprofOptions.loopback(0).token(TOKEN).toString()).doesNotContain(TOKEN);
    }
}
