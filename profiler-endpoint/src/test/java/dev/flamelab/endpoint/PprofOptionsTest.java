package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PprofOptionsTest {
    private static final String TOKEN = "correct-horse-battery";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "127.255.255.254",
                "localhost",
                "LOCALHOST",
                "::1",
                "[::1]",
                "0:0:0:0:0:0:0:1",
                "::ffff:127.0.0.1"
            })
    void loopbackNeedsNothing(String host) {
        assertThatNoException().isThrownBy(() -> PprofOptions.loopback(0).host(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0.0.0.0",
                "::",
                "[::]",
                "0",
                "*",
                "192.168.1.5",
                "10.0.0.1",
                "172.17.0.1",
                "169.254.169.254",
                "255.255.255.255",
                "224.0.0.1",
                "128.0.0.1",
                "126.255.255.255",
                "fe80::1",
                "fe80::1%lo",
                "2001:db8::1",
                "::2",
                "::ffff:10.0.0.1",
                "::ffff:0.0.0.0",
                "example.com",
                "localhost.",
                "localhost.example.com",
                "evil.localhost",
                "127.0.0.1.example.com",
                "127.0.0.1 ",
                "127.1",
                "1270.0.0.1",
                "0127.0.0.1.",
                "0x7f000001",
                "2130706433"
            })
    void everythingElseIsRefusedUnlessMeant(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PprofOptions.loopback(0).host(host))
                .withMessageContaining("only when it is said to be exposed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PprofOptions.loopback(0).token(TOKEN).host(host));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PprofOptions.loopback(0).exposed(host, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "[::]", "192.168.1.5", "2001:db8::1", "orders.internal", "orders_1"})
    void whatIsExposedHasAnAddress(String host) {
        assertThatNoException().isThrownBy(() -> PprofOptions.loopback(0).exposed(host, TOKEN));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "x y", "*", "127.0.0.1 ", "orders:80", "http://orders"})
    void whatIsNoAddressIsNotExposed(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PprofOptions.loopback(0).exposed(host, TOKEN))
                .withMessageContaining("needs an address to listen on")
                .withMessageContaining("'" + host + "'");
    }

    @Test
    void mountedOneIsExposedWithATokenOnly() {
        assertThatNoException().isThrownBy(() -> PprofOptions.mounted().exposed(TOKEN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PprofOptions.mounted().exposed(null))
                .withMessageContaining("not exposed without a token");
    }

    @Test
    void nothingIsRefusedInWordsToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PprofOptions.loopback(0).hosts((String[]) null))
                .withMessageContaining("host names");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PprofOptions.loopback(0).hosts("a", null))
                .withMessageContaining("host names");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PprofOptions.loopback(0).longest(null))
                .withMessageContaining("longest capture");
    }

    @Test
    void hostMayBeNamedTwice() {
        assertThat(PprofOptions.loopback(0).hosts("a", "a").hosts()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "fifteen-letters", "sixteen letters!", "sixteen-letters\n", "sechzehn-zeichenü"})
    void tokenThatCanBeGuessedOrNotBeSentIsRefused(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PprofOptions.loopback(0).token(token))
                .withMessageContaining("at least 16 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "http://orders", "orders:80", "orders/", "a b", "ord*rs", "-", "a@b", "ö", "a,b", "[::1]x"})
    void hostThatNobodyCanSendIsRefused(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PprofOptions.loopback(0).hosts("good", host))
                .withMessageContaining("'" + host + "'")
                .withMessageContaining("without scheme or port");
    }

    @ParameterizedTest(name = "{0} from {1} to {2}")
    @CsvSource({
        "port, 0, 65535",
        "longest, 1, 3600",
        "openCaptures, 1, 1000",
        "stackDepth, 1, 2048",
        "chunkBytes, 1048576, 1073741824",
        "allocIntervalBytes, 16384, 1073741824",
    })
    void limitIsExact(String option, long least, long most) {
        for (long good : List.of(least, most)) {
            assertThatNoException().isThrownBy(() -> set(option, good));
        }
        for (long bad : List.of(least - 1, most + 1, -1L)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> set(option, bad))
                    .withMessageMatching("[A-Z][^.]* must be from " + least + " to " + most + "\\.");
        }
    }

    @Test
    void allocationsMayBeLeftAlone() {
        assertThat(PprofOptions.loopback(0).allocIntervalBytes(0).allocIntervalBytes())
                .isZero();
        assertThat(PprofOptions.loopback(0).allocIntervalBytes()).isEqualTo(512 << 10);
    }

    @Test
    void partOfASecondIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PprofOptions.loopback(0).longest(Duration.ofMillis(1500)));
    }

    @Test
    void certificateNeedsItsKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PprofOptions.loopback(0).tls(Path.of("a.crt"), null))
                .withMessage("TLS needs both files, a certificate and its key, or neither.");
    }

    @Test
    void optionsAreNotChangedButMadeAnew() {
        PprofOptions before = PprofOptions.loopback(6060);
        List<UnaryOperator<PprofOptions>> changes = List.of(
                options -> options.host("127.0.0.2"),
                options -> options.port(1),
                options -> options.service("orders"),
                options -> options.exposed("0.0.0.0", TOKEN),
                options -> options.hosts("orders.internal"),
                options -> options.tls(Path.of("a"), Path.of("b")),
                options -> options.longest(Duration.ofSeconds(1)),
                options -> options.openCaptures(1),
                options -> options.stackDepth(1),
                options -> options.chunkBytes(1 << 20),
                options -> options.allocIntervalBytes(0));
        String told = before.toString();
        for (UnaryOperator<PprofOptions> change : changes) {
            assertThat(change.apply(before).toString()).isNotEqualTo(told);
            assertThat(before.toString()).isEqualTo(told);
        }
    }

    @Test
    void tokenIsNotPrinted() {
        assertThat(PprofOptions.loopback(0).token(TOKEN).toString()).doesNotContain(TOKEN);
    }

    private static PprofOptions set(String option, long value) {
        PprofOptions options = PprofOptions.loopback(0);
        return switch (option) {
            case "port" -> options.port((int) value);
            case "longest" -> options.longest(Duration.ofSeconds(value));
            case "openCaptures" -> options.openCaptures((int) value);
            case "stackDepth" -> options.stackDepth((int) value);
            case "chunkBytes" -> options.chunkBytes(value);
            case "allocIntervalBytes" -> options.allocIntervalBytes(value);
            default -> throw new IllegalArgumentException(option);
        };
    }
}
