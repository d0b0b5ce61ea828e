package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as nobody should write them: each is read in one way, or refused, and others are served afterwards. */
class RequestFormTest {
    private static final String HOST = "Host: localhost\r\n";
    private static final String LAST = HOST + "Connection: close\r\n";
    private static final String GOOD = "GET /debug/pprof/cmdline HTTP/1.1\r\n" + LAST + "\r\n";

    private static TestEndpoint endpoint;

    private RawClient client;

    @BeforeAll
    static void open() {
        endpoint = TestEndpoint.open(PprofOptions.loopback(0).allocIntervalBytes(0));
    }

    @AfterAll
    static void close() {
        endpoint.close();
    }

    @BeforeEach
    void connect() {
        client = new RawClient(endpoint.port());
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    /** Go sends its client to the short form of the path first. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//debug/pprof/cmdline",
                "/debug//pprof/cmdline",
                "/debug/pprof//cmdline",
                "/debug/./pprof/cmdline",
                "/debug/pprof/x/../cmdline",
                "/debug/pprof/%2e%2e/pprof/cmdline",
            })
    void pathOfManyFormsIsServedAsItsShortest(String path) throws Exception {
        assertThat(RawClient.statuses(client.answer("GET " + path + " HTTP/1.1\r\n" + LAST + "\r\n")))
                .containsExactly("200");
    }

    @ParameterizedTest
    @CsvSource({"/debug/pprof/.., 404", "/../debug/pprof/cmdline/../../../x, 404", "/debug/pprof/cmdline/, 404"})
    void pathThatLeadsElsewhereIsNot(String path, String status) throws Exception {
        assertThat(RawClient.statuses(client.answer("GET " + path + " HTTP/1.1\r\n" + LAST + "\r\n")))
                .containsExactly(status);
    }

    @Test
    void linesThatEndByHalfAreRefused() throws Exception {
        for (String sent : List.of(GOOD.replace("\r\n", "\n"), GOOD.replaceFirst("\r\n", "\n"))) {
            assertThat(RawClient.statuses(client.answer(sent))).containsExactly("400");
        }
    }

    @Test
    void whoAsksWhetherToPostIsToldToGoOn() throws Exception {
        Socket asking = client.connect(
                "POST /debug/pprof/symbol HTTP/1.1\r\n" + LAST + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n");
        String first = new String(asking.getInputStream().readNBytes(25), StandardCharsets.ISO_8859_1);
        assertThat(first).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        asking.getOutputStream().write("0x1".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(RawClient.read(asking)).startsWith("HTTP/1.1 200 OK").endsWith("num_symbols: 1\n");
    }

    @ParameterizedTest
    @CsvSource({"GET, cmdline, 100-continue, 200", "GET, cmdline, 200-ok, 200", "PUT, symbol, 100-continue, 405"})
    void whoseBodyIsNotWantedIsAnsweredAtOnce(String method, String kind, String expected, String status)
            throws Exception {
        String answer = client.answer(
                method + " /debug/pprof/" + kind + " HTTP/1.1\r\n" + LAST + "Expect: " + expected + "\r\n\r\n");
        assertThat(RawClient.statuses(answer)).containsExactly(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, 100_000, 1_000_000})
    void headersBeyondMeasureAreRefused(int length) throws Exception {
        String many = "X-Header: y\r\n".repeat(length / 13);
        for (String head : List.of(
                "GET /debug/pprof/ HTTP/1.1\r\n" + HOST + "X-Long: " + "x".repeat(length) + "\r\n\r\n",
                "GET /debug/pprof/ HTTP/1.1\r\n" + HOST + many + "\r\n")) {
            assertThat(client.answer(head)).matches(Pattern.compile("HTTP/1\\.[01] 431 .*|", Pattern.DOTALL));
        }
        assertThat(client.answer("GET /" + "x".repeat(length) + " HTTP/1.1\r\n" + HOST + "\r\n"))
                .matches(Pattern.compile("HTTP/1\\.[01] 414 .*|", Pattern.DOTALL));
        assertThat(RawClient.statuses(client.answer(GOOD))).containsExactly("200");
    }

    @Test
    void requestsInARowAreAnsweredInTheirOrder() throws Exception {
        String one = "GET /debug/pprof/nosuch HTTP/1.1\r\n" + HOST + "\r\n";
        String last = "GET /debug/pprof/cmdline HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";
        assertThat(RawClient.statuses(client.answer(one.repeat(200) + last)))
                .hasSize(201)
                .startsWith("404")
                .endsWith("200");
        assertThat(RawClient.statuses(client.answer(GOOD))).containsExactly("200");
    }

    /** Of two readings of one request, at most one is answered, and nothing that is hidden in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "Content-Length: 0\r\nContent-Length: 44\r\n\r\n",
                "Content-Length: 0, 44\r\n\r\n",
                "Content-Length: +0\r\n\r\n",
                "Content-Length: -1\r\n\r\n",
                "Content-Length: 0x0\r\n\r\n",
                "Content-Length: \r\n\r\n",
                "Content-Length : 0\r\n\r\n",
                "Transfer-Encoding: identity, chunked, identity\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n\r\n",
                "X: y\r\n folded: z\r\n\r\n",
                "X\r\n\r\n",
                ": y\r\n\r\n",
                "X: y\u0000z\r\n\r\n",
                "X: y\rz: w\r\n\r\n",
            })
    void whatCanBeReadInTwoWaysHidesNothing(String rest) throws Exception {
        String hidden = "DELETE /hidden HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";
        String answer = client.answer("POST /debug/pprof/cmdline HTTP/1.1\r\n" + HOST + rest + hidden);
        List<String> statuses = RawClient.statuses(answer);
        assertThat(statuses).hasSizeLessThanOrEqualTo(2);
        if (statuses.size() == 2) {
            // The second stood behind the first for whoever reads by the rules; it is refused by itself.
            assertThat(statuses).containsExactly("200", "405");
        }
        assertThat(RawClient.statuses(client.answer(GOOD))).containsExactly("200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n\r\n\r\n",
                "GET\r\n\r\n",
                "GET /debug/pprof/\r\n\r\n",
                "GET /debug/pprof/ HTTP/9.9\r\n\r\n",
                "GET /debug/pprof/ HTTP/2.0\r\nHost: localhost\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "\u0000\u0000\u0000\u0000\u0000",
                "GET /debug/pprof/ HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                        + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
                "GET /debug/pprof/ HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
            })
    void otherLanguagesAreNotSpoken(String first) throws Exception {
        Socket stranger = client.connect(first);
        stranger.shutdownOutput();
        String answer = RawClient.read(stranger);
        assertThat(answer).doesNotContain(" 101 ");
        assertThat(RawClient.statuses(answer)).hasSizeLessThanOrEqualTo(1);
        assertThat(RawClient.statuses(client.answer(GOOD))).containsExactly("200");
    }
}
