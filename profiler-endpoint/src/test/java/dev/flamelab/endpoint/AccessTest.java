package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.endpoint.Http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
    private static final String TOKEN = "correct-horse-battery";

    private static TestEndpoint open;
    private static TestEndpoint guarded;

    @BeforeAll
    static void open() {
        open = TestEndpoint.open(PprofOptions.loopback(0).hosts("profiles.internal"));
        guarded = TestEndpoint.open(PprofOptions.loopback(0).token(TOKEN));
    }

    @AfterAll
    static void close() {
        open.close();
        guarded.close();
    }

    @ParameterizedTest(name = "Host {0}: {1}")
    @CsvSource(
            nullValues = "none",
            value = {
                "127.0.0.1:PORT, 200",
                "127.0.0.1, 200",
                "127.8.9.10, 200",
                "localhost:PORT, 200",
                "LocalHost, 200",
                "localhost:9999, 200",
                "[::1]:PORT, 200",
                "profiles.internal, 200",
                "PROFILES.internal:80, 200",
                "evil.example:PORT, 403",
                "localhost.evil.example, 403",
                "127.0.0.1.evil.example, 403",
                "evil.localhost, 403",
                "192.168.1.5, 403",
                "0.0.0.0, 403",
                "[::], 403",
                "a.profiles.internal, 403",
                "'', 403",
                "none, 403",
            })
    void hostMustBeAKnownOne(String host, int status) throws Exception {
        List<String> headers = host == null ? List.of() : List.of("Host: " + host.replace("PORT", "" + open.port()));
        assertThat(index(open, headers)).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-Fetch-Site: none                | 200",
                "Sec-Fetch-Site: same-origin         | 200",
                "Sec-Fetch-Site: cross-site          | 403",
                "Sec-Fetch-Site: Cross-Site          | 403",
                "Origin: http://localhost:PORT       | 200",
                "Origin: http://LOCALHOST:PORT       | 200",
                "Origin: http://localhost:1          | 403",
                "Origin: http://localhost            | 403",
                "Origin: http://127.0.0.1:PORT       | 403",
                "Origin: https://evil.example        | 403",
                "Origin: http://localhost:PORT.evil  | 403",
                "Origin: null                        | 403",
                "Origin: %%%                         | 403",
            })
    void pagesOfOtherSitesAreRefused(String header, int status) throws Exception {
        String port = Integer.toString(open.port());
        List<String> headers = List.of("Host: localhost:" + port, header.replace("PORT", port));
        assertThat(index(open, headers)).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                "Bearer, correct-horse-battery, 200",
                "bearer, correct-horse-battery, 200",
                "Bearer, correct-horse-batterz, 401",
                "Bearer, correct-horse-batter, 401",
                "Bearer, correct-horse-batteryy, 401",
                "Bearer, '', 401",
                "Basic, pprof:correct-horse-battery, 200",
                "basic, :correct-horse-battery, 200",
                "Basic, any:correct-horse-battery, 200",
                "Basic, correct-horse-battery:x, 401",
                "Basic, pprof:wrong, 401",
                "Basic, '', 401",
                "Digest, correct-horse-battery, 401",
                "none, none, 401",
            })
    void tokenMustBeRight(String scheme, String credentials, int status) throws Exception {
        List<String> headers = new ArrayList<>(List.of("Host: localhost"));
        if (scheme != null) {
            String sent = scheme.equalsIgnoreCase("basic")
                    ? Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))
                    : credentials;
            headers.add("Authorization: " + scheme + " " + sent);
        }
        assertThat(index(guarded, headers)).isEqualTo(status);
    }

    @Test
    void credentialsThatAreNoBase64AreRefused() throws Exception {
        assertThat(index(guarded, List.of("Host: localhost", "Authorization: Basic %%%")))
                .isEqualTo(401);
    }

    @Test
    void browserIsToldHowToAsk() throws Exception {
        Response response = Http.send(guarded.port(), "GET", "/debug/pprof/");
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Basic realm=\"pprof\", charset=\"UTF-8\"");
        assertThat(response.header("X-Go-Pprof")).isEqualTo("1");
    }

    @Test
    void strangersLearnNothingOfWhatIsServed() throws Exception {
        for (String path : List.of("/debug/pprof", "/debug/pprof/nosuch", "/debug/pprof/profile?seconds=1000")) {
            assertThat(Http.send(guarded.port(), "GET", path).status()).isEqualTo(401);
            assertThat(Http.send(guarded.port(), "DELETE", path).status()).isEqualTo(401);
        }
    }

    @Test
    void noResponseAllowsOtherOrigins() throws Exception {
        String origin = "Origin: http://127.0.0.1:" + open.port();
        Response response = Http.send(open.port(), "GET", "/debug/pprof/", origin);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.head()).noneMatch(line -> line.toLowerCase().startsWith("access-control-"));
        assertThat(Http.send(open.port(), "OPTIONS", "/debug/pprof/", origin).head())
                .noneMatch(line -> line.toLowerCase().startsWith("access-control-"));
    }

    private static int index(TestEndpoint endpoint, List<String> headers) throws Exception {
        return Http.sendBare(endpoint.port(), "GET /debug/pprof/ HTTP/1.1", headers, "")
                .status();
    }
}
