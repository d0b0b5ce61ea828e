package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.capture.Invariants;
import dev.flamelab.endpoint.Http.Response;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {
    private static TestEndpoint endpoint;

    @BeforeAll
    static void open() {
        // No more than 20 s, so that the default of 30 s shows itself by being refused.
        endpoint = TestEndpoint.open(PprofOptions.loopback(0).service("test").longest(Duration.ofSeconds(20)));
    }

    @AfterAll
    static void close() {
        endpoint.close();
    }

    @Test
    void profileIsGzippedBytesAndNotACompressedResponse() throws Exception {
        Response response = get("/debug/pprof/profile?seconds=1", "Accept-Encoding: gzip");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(response.header("Content-Disposition")).isEqualTo("attachment; filename=\"profile\"");
        assertThat(response.header("Content-Length")).isEqualTo(Integer.toString(response.body().length));
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("Content-Encoding")).isNull();
        assertThat(response.header("X-Go-Pprof")).isNull();
        assertThat(response.body()).startsWith(0x1f, 0x8b);
        Profile profile = Invariants.hold(ProfileReader.read(response.body()), "test");
        assertThat(Duration.ofNanos(profile.durationNanos())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "0",
                "-1",
                "1.5",
                "1s",
                " 1",
                "1_0",
                "99999999999999999999",
                "%D9%A1",
                "0x1",
                "%zz",
                "1%"
            })
    void whatIsNoPositiveIntegerMeansThirtySeconds(String seconds) throws Exception {
        assertRefused(
                get("/debug/pprof/profile?seconds=" + seconds.replace(" ", "%20")),
                400,
                "seconds must be at most 20, the limit of this endpoint");
    }

    @Test
    void noSecondsMeanThirty() throws Exception {
        assertThat(get("/debug/pprof/profile").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"seconds=20, 200", "seconds=%2B20, 200", "seconds=21, 400", "seconds=20&seconds=21, 200"})
    void limitIsExact(String query, int status) throws Exception {
        assertThat(Http.send(endpoint.port(), "HEAD", "/debug/pprof/profile?" + query)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void headDoesNotProfile() throws Exception {
        Response response = Http.send(endpoint.port(), "HEAD", "/debug/pprof/profile?seconds=20");
        // No capture is open that would be one of as many as the limit allows.
        List<Socket> callers = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                callers.add(Http.open(
                        endpoint.port(),
                        "GET /debug/pprof/profile?seconds=1 HTTP/1.1",
                        List.of("Host: localhost"),
                        ""));
            }
            for (Socket caller : callers) {
                assertThat(Http.read(caller.getInputStream()).status()).isEqualTo(200);
            }
        } finally {
            for (Socket caller : callers) {
                caller.close();
            }
        }
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(response.header("Content-Length")).isNull();
        assertThat(response.body()).isEmpty();
    }

    @Test
    void formWinsOverQuery() throws Exception {
        assertThat(Http.post(endpoint.port(), "/debug/pprof/profile?seconds=1", "seconds=21")
                        .status())
                .isEqualTo(400);
        assertThat(Http.post(endpoint.port(), "/debug/pprof/profile?seconds=21", "seconds=1")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void bodyThatIsNoFormIsLeftUnread() throws Exception {
        Response response = Http.sendBare(
                endpoint.port(),
                "POST /debug/pprof/profile?seconds=21 HTTP/1.1",
                List.of("Host: localhost", "Content-Type: text/plain", "Content-Length: 9"),
                "seconds=1");
        assertThat(response.status()).isEqualTo(400);
    }

    @Test
    void formBeyondMeasureIsRefused() throws Exception {
        assertRefused(
                Http.post(endpoint.port(), "/debug/pprof/profile?seconds=1", "seconds=" + "1".repeat(100_000)),
                400,
                "The body of this request is too large or was cut off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch", "heap/", "profile/", "cmdline/", "a/b.c", "Profile", "..%2fprofile", "%00"})
    void unknownNamesAreRefused(String name) throws Exception {
        assertRefused(get("/debug/pprof/" + name), 404, "Unknown profile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"})
    void otherMethodsAreRefused(String method) throws Exception {
        Response response = Http.send(endpoint.port(), method, "/debug/pprof/cmdline");
        assertRefused(response, 405, "Only GET, HEAD and POST are served");
        assertThat(response.header("Allow")).isEqualTo("GET, HEAD, POST");
    }

    @Test
    void missingSlashIsAdded() throws Exception {
        Response response = get("/debug/pprof?debug=1");
        assertThat(response.status()).isEqualTo(301);
        assertThat(response.header("Location")).isEqualTo("/debug/pprof/?debug=1");
    }

    @Test
    void missingSlashLeadsNowhereElse() throws Exception {
        assertThat(get("//debug/pprof").header("Location")).isEqualTo("/debug/pprof/");
    }

    @Test
    void indexListsWhatIsServedInGosForm() throws Exception {
        Response response = get("/debug/pprof/");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(response.text())
                .contains("<title>/debug/pprof/</title>")
                .containsSubsequence(
                        "<tr><td>0</td><td><a href='cmdline?debug=1'>cmdline</a></td></tr>",
                        "<td><a href='goroutine?debug=1'>goroutine</a></td></tr>",
                        "<tr><td>0</td><td><a href='profile?debug=1'>profile</a></td></tr>",
                        "<a href=\"goroutine?debug=2\">full goroutine stack dump</a>");
    }

    @Test
    void headOfThePageHasItsLength() throws Exception {
        Response head = Http.send(endpoint.port(), "HEAD", "/debug/pprof/");
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length"))
                .isEqualTo(Integer.toString(get("/debug/pprof/").body().length));
    }

    @Test
    void commandLineIsThatOfThisProcess() throws Exception {
        Response response = get("/debug/pprof/cmdline");
        assertThat(response.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(response.header("Content-Disposition")).isNull();
        List<String> arguments = List.of(response.text().split("\0"));
        assertThat(arguments.get(0)).endsWith("java");
        assertThat(response.text()).doesNotEndWith("\0").doesNotEndWith("\n");
    }

    private static void assertRefused(Response response, int status, String sentence) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.text()).isEqualTo(sentence + "\n");
        assertThat(response.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(response.header("X-Go-Pprof")).isEqualTo("1");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Content-Disposition")).isNull();
    }

    private static Response get(String path, String... headers) throws IOException {
        return Http.send(endpoint.port(), "GET", path, headers);
    }
}
