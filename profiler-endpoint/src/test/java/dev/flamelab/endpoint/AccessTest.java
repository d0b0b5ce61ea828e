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

    private static final String BEARER = "Authorization: Bearer " + TOKEN;

    private static TestEndpoint endpoint;

    @BeforeAll
    static void open() {
        endpoint = TestEndpoint.open(PprofOptions.loopback(0)
                .token(TOKEN)
                .hosts("profiles.internal", "Orders_1.internal", "192.168.1.7", "fe80::7"));
    }

    @AfterAll
    static void close() {
        endpoint.close();
    }

    @ParameterizedTest(name = "Host {0}: {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "127.0.0.1:PORT                       | 200",
                "127.0.0.1                            | 200",
                "127.8.9.10                           | 200",
                "localhost:PORT                       | 200",
                "LocalHost                            | 200",
                "LOCALHOST:9999                       | 200",
                "[::1]:PORT                           | 200",
                "[0:0:0:0:0:0:0:1]                    | 200",
                "[::ffff:127.0.0.1]:80                | 403",
                "profiles.internal                    | 200",
                "PROFILES.internal:80                 | 200",
                "orders_1.internal                    | 200",
                "192.168.1.7:PORT                     | 200",
                "[fe80::7]:PORT                       | 200",
                "[FE80:0:0::7]                        | 200",
                "evil.example:PORT                    | 403",
                "localhost.evil.example               | 403",
                "127.0.0.1.evil.example               | 403",
                "evil.localhost                       | 403",
                "localhost.                           | 403",
                "profiles.internal.                   | 403",
                "profiles.internal.:80                | 403",
                "a.profiles.internal                  | 403",
                "profiles.internal.evil               | 403",
                "192.168.1.5                          | 403",
                "0.0.0.0                              | 403",
                "[::]                                 | 403",
                "::1                                  | 403",
                "[::1                                 | 403",
                "[::1]evil                            | 403",
                "[::1%25lo]                           | 403",
                "[localhost]                          | 403",
                "user@localhost                       | 403",
                "user:secret@localhost:PORT           | 403",
                "localhost@evil.example               | 403",
                "localhost:PORT@evil.example          | 403",
                "localhost, evil.example              | 403",
                "localhost/evil.example               | 403",
                "localhost?x                          | 403",
                "localhost#x                          | 403",
                "localhost:                           | 403",
                "localhost:65536                      | 403",
                "localhost:-1                         | 403",
                "localhost:80:80                      | 403",
                "http://localhost                     | 403",
                "2130706433                           | 403",
                "0x7f.1                               | 403",
                "127.1                                | 403",
                "loc%61lhost                          | 403",
                "*                                    | 403",
                "''                                   | 403",
                "none                                 | 403",
            })
    void hostMustBeAKnownOne(String host, int status) throws Exception {
        List<String> headers = host == null ? List.of(BEARER) : List.of(BEARER, "Host: " + here(host));
        assertThat(index(headers)).isEqualTo(status);
    }

    @Test
    void twoHostsAreNone() throws Exception {
        assertThat(index(List.of(BEARER, "Host: localhost", "Host: evil.example")))
                .isIn(400, 403);
        assertThat(index(List.of(BEARER, "Host: evil.example", "Host: localhost")))
                .isIn(400, 403);
        assertThat(index(List.of(BEARER, "Host: localhost", "Host: localhost"))).isIn(400, 403);
    }

    @Test
    void hostInTheFirstLineIsNotBelieved() throws Exception {
        for (String host : List.of("evil.example", "localhost")) {
            Response response = Http.sendBare(
                    endpoint.port(),
                    "GET http://" + host + "/debug/pprof/ HTTP/1.1",
                    List.of(BEARER, "Host: evil.example"),
                    "");
            assertThat(response.status()).isIn(400, 403, 404);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "http://localhost/debug/pprof/, 200",
        "http://127.0.0.1:PORT/debug/pprof/, 200",
        "HTTP://profiles.internal/debug/pprof/, 200",
        "http://evil.example/debug/pprof/, 403",
        "https://evil.example/debug/pprof/, 403",
        "http://localhost@evil.example/debug/pprof/, 403",
        "http://evil.example?localhost/debug/pprof/, 403",
        "http:///debug/pprof/, 403",
        "ftp://evil.example/debug/pprof/, 403",
    })
    void hostInTheFirstLineMustBeAKnownOneToo(String target, int status) throws Exception {
        Response response = Http.sendBare(
                endpoint.port(), "GET " + here(target) + " HTTP/1.1", List.of(BEARER, "Host: localhost"), "");
        assertThat(response.status()).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-Fetch-Site: none                            | 200",
                "Sec-Fetch-Site: same-origin                     | 200",
                "Sec-Fetch-Site: Same-Origin                     | 200",
                "Sec-Fetch-Site: same-site; Sec-Fetch-Dest: document | 200",
                "Sec-Fetch-Site: same-site; Sec-Fetch-Dest: image | 403",
                "Sec-Fetch-Site: same-site; Sec-Fetch-Dest: iframe | 403",
                "Sec-Fetch-Site: same-site                       | 403",
                "Sec-Fetch-Site: cross-site                      | 403",
                "Sec-Fetch-Site: Cross-Site                      | 403",
                "Sec-Fetch-Site: cross-site; Sec-Fetch-Dest: document | 403",
                "Sec-Fetch-Site: none; Sec-Fetch-Site: cross-site | 403",
                "Sec-Fetch-Site: whatever-comes-next             | 403",
                "Sec-Fetch-Site:                                 | 403",
                "Origin: http://localhost:PORT                   | 200",
                "Origin: http://LOCALHOST:PORT                   | 200",
                "Origin: http://localhost:PORT; Sec-Fetch-Site: same-origin | 200",
                "Origin: http://localhost:PORT; Sec-Fetch-Site: cross-site  | 403",
                "Origin: http://localhost:1                      | 403",
                "Origin: http://localhost                        | 403",
                "Origin: https://localhost:PORT                  | 403",
                "Origin: ws://localhost:PORT                     | 403",
                "Origin: HTTP://localhost:PORT                   | 403",
                "Origin: //localhost:PORT                        | 403",
                "Origin: localhost:PORT                          | 403",
                "Origin: http://127.0.0.1:PORT                   | 403",
                "Origin: http://[::1]:PORT                       | 403",
                "Origin: http://localhost:PORT/                  | 403",
                "Origin: http://localhost:PORT.evil              | 403",
                "Origin: http://user@localhost:PORT              | 403",
                "Origin: http://localhost.:PORT                  | 403",
                "Origin: http://localhost:PORT http://evil.example | 403",
                "Origin: https://evil.example                    | 403",
                "Origin: http://evil.example; Origin: http://localhost:PORT | 403",
                "Origin: file://                                 | 403",
                "Origin: null                                    | 403",
                "Origin: %%%                                     | 403",
                "Origin:                                         | 403",
            })
    void pagesOfOtherSitesAreRefused(String sent, int status) throws Exception {
        List<String> headers = new ArrayList<>(List.of(BEARER, "Host: " + here("localhost:PORT")));
        headers.addAll(List.of(here(sent).split("; ")));
        assertThat(index(headers)).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "Bearer correct-horse-battery                    | 200",
                "bearer correct-horse-battery                    | 200",
                "BEARER correct-horse-battery                    | 200",
                "Bearer   correct-horse-battery                  | 200",
                "Bearer correct-horse-batterz                    | 401",
                "Bearer correct-horse-batter                     | 401",
                "Bearer correct-horse-batteryy                   | 401",
                "Bearer Correct-Horse-Battery                    | 401",
                "Bearer correct-horse-battery, x                 | 401",
                "Bearer correct-horse-battery correct-horse-battery | 401",
                "Bearer \"correct-horse-battery\"                | 401",
                "Bearer token=correct-horse-battery              | 401",
                "Bearer                                          | 401",
                "Bearercorrect-horse-battery                     | 401",
                "Bearer:correct-horse-battery                    | 401",
                "correct-horse-battery                           | 401",
                "Basic <pprof:correct-horse-battery>             | 200",
                "basic <:correct-horse-battery>                  | 200",
                "Basic <any:correct-horse-battery>               | 200",
                "Basic <correct-horse-battery>                   | 200",
                "Basic <correct-horse-battery:x>                 | 401",
                "Basic <correct-horse-battery:>                  | 401",
                "Basic <pprof:x:correct-horse-battery>           | 401",
                "Basic <pprof:wrong>                             | 401",
                "Basic <pprof:correct-horse-battery\u0000>       | 401",
                "Basic <>                                        | 401",
                "Basic                                           | 401",
                "Basic %%%                                       | 401",
                "Basic pprof:correct-horse-battery               | 401",
                "Digest correct-horse-battery                    | 401",
                "Negotiate <pprof:correct-horse-battery>         | 401",
                "none                                            | 401",
                "''                                              | 401",
            })
    void tokenMustBeRight(String authorization, int status) throws Exception {
        List<String> headers = new ArrayList<>(List.of("Host: localhost"));
        if (authorization != null) {
            headers.add("Authorization: " + encoded(authorization));
        }
        assertThat(index(headers)).isEqualTo(status);
    }

    @Test
    void tokenIsNotTakenFromElsewhere() throws Exception {
        for (String query : List.of("token=" + TOKEN, "access_token=" + TOKEN, "Authorization=Bearer%20" + TOKEN)) {
            assertThat(Http.send(endpoint.port(), "GET", "/debug/pprof/?" + query)
                            .status())
                    .isEqualTo(401);
        }
        for (String header : List.of("Cookie: token=", "X-Auth-Token: ", "Proxy-Authorization: Bearer ")) {
            assertThat(index(List.of("Host: localhost", header + TOKEN))).isEqualTo(401);
        }
    }

    @Test
    void oneOfTwoTokensIsNone() throws Exception {
        assertThat(index(List.of("Host: localhost", BEARER, "Authorization: Bearer wrong")))
                .isEqualTo(401);
        assertThat(index(List.of("Host: localhost", "Authorization: Bearer wrong", BEARER)))
                .isEqualTo(401);
    }

    @Test
    void browserIsToldHowToAsk() throws Exception {
        Response response = Http.send(endpoint.port(), "GET", "/debug/pprof/");
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Basic realm=\"pprof\", charset=\"UTF-8\"");
        assertThat(response.header("X-Go-Pprof")).isEqualTo("1");
    }

    @Test
    void strangersLearnNothingOfWhatIsServed() throws Exception {
        for (String path : List.of("/debug/pprof", "/debug/pprof/nosuch", "/debug/pprof/profile?seconds=1000")) {
            assertThat(Http.send(endpoint.port(), "GET", path).status()).isEqualTo(401);
            assertThat(Http.send(endpoint.port(), "DELETE", path).status()).isEqualTo(401);
        }
    }

    @Test
    void noResponseAllowsOtherOrigins() throws Exception {
        String origin = "Origin: http://127.0.0.1:" + endpoint.port();
        Response response = Http.send(endpoint.port(), "GET", "/debug/pprof/", origin, BEARER);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.head()).noneMatch(line -> line.toLowerCase().startsWith("access-control-"));
        assertThat(Http.send(endpoint.port(), "OPTIONS", "/debug/pprof/", origin, BEARER)
                        .head())
                .noneMatch(line -> line.toLowerCase().startsWith("access-control-"));
    }

    /** With the port that is listened on. */
    private static String here(String text) {
        return text.replace("PORT", Integer.toString(endpoint.port()));
    }

    /** What stands between {@code <} and {@code >}, in Base64. */
    private static String encoded(String authorization) {
        int start = authorization.indexOf('<');
        if (start < 0) {
            return authorization;
        }
        byte[] plain =
                authorization.substring(start + 1, authorization.length() - 1).getBytes(StandardCharsets.UTF_8);
        return authorization.substring(0, start) + Base64.getEncoder().encodeToString(plain);
    }

    private static int index(List<String> headers) throws Exception {
        return Http.sendBare(endpoint.port(), "GET /debug/pprof/ HTTP/1.1", headers, "")
                .status();
    }
}
