package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are slow, or worse: nothing waits for them, and others are served meanwhile. */
class HostileClientTest {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int ROOM = 16 << 20;
    private static final int POST = 4 << 20;
    private static final String HOST = "Host: localhost\r\n";

    private final List<Socket> sockets = new ArrayList<>();
    private TestEndpoint endpoint;

    @BeforeEach
    void open() {
        endpoint = TestEndpoint.open(PprofOptions.loopback(0).allocIntervalBytes(0));
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        endpoint.close();
    }

    @Test
    void thousandIdleConnectionsKeepNobodyOut() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            // Half of them have begun a request that they never end.
            connect(i % 2 == 0 ? "" : "GET /debug/pprof/ HTTP/1.1\r\nHost: loc");
        }
        othersAreServed();
        // Closing takes its time.
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (sockets.stream().filter(HostileClientTest::isOpen).count() > 256) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
        }
        // Those that have waited longest have gone, and nobody else.
        assertThat(isOpen(sockets.get(0))).isFalse();
        assertThat(isOpen(sockets.get(999))).isTrue();
    }

    private static boolean isOpen(Socket socket) {
        return isOpen(socket, true);
    }

    private static boolean isUnanswered(Socket socket) {
        return isOpen(socket, false);
    }

    private static boolean isOpen(Socket socket, boolean answered) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() >= 0 && answered;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void bodyThatNeverEndsKeepsNobodyOut() throws Exception {
        Socket slow = connect("POST /debug/pprof/cmdline HTTP/1.1\r\n" + HOST
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nseconds=");
        othersAreServed();
        assertThat(slow.getInputStream().available()).isZero();
    }

    @Test
    void bodyBeyondMeasureIsNotKept() throws Exception {
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            Socket large = connect("POST /debug/pprof/cmdline HTTP/1.1\r\n" + HOST + "Content-Type: " + type
                    + "\r\nContent-Length: 1000000000\r\n\r\n");
            sendUntilItIsEnough(large, 64);
        }
        othersAreServed();
    }

    @Test
    void postsThatNeverEndFillNoMoreThanTheirRoom() throws Exception {
        // One may be refused for a request that waits for its answer, and another takes its place.
        for (int posts = 0; symbol() != 429; posts++) {
            assertThat(posts).as("posts that do not fill the room").isLessThan(20);
            beginPost(POST);
        }
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        // Only those that were taken wait for their last byte: the others are told, each once it has been read.
        while (sockets.stream().filter(HostileClientTest::isUnanswered).count() > ROOM / POST) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
        }
        for (Socket unfinished : sockets) {
            unfinished.close();
        }
        // Room is not given back at once.
        end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (symbol() != 200) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
        }
    }

    /** All of it but the last byte. */
    private void beginPost(int size) throws IOException {
        Socket unfinished = connect("POST /debug/pprof/symbol HTTP/1.1\r\n" + HOST
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + size + "\r\n\r\n");
        try {
            unfinished.getOutputStream().write(new byte[size - 1]);
        } catch (IOException e) {
            // It is refused already.
        }
    }

    private int symbol() throws IOException {
        return Http.post(endpoint.port(), "/debug/pprof/symbol", "0x1+0x2+0x3").status();
    }

    @Test
    void addressesAreNoFormAndToldOnce() throws Exception {
        // As many pairs as no form may have, and as long as it may be.
        String many = "0x1+&".repeat(100_000);
        assertThat(Http.post(endpoint.port(), "/debug/pprof/symbol", many).text())
                .isEqualTo("num_symbols: 1\n");
        String text = Http.send(endpoint.port(), "GET", "/debug/pprof/threadcreate?debug=1")
                .text();
        Matcher shown = Pattern.compile("0x[0-9a-f]+").matcher(text);
        assertThat(shown.find()).isTrue();
        assertThat(Http.post(endpoint.port(), "/debug/pprof/symbol", (shown.group() + "+").repeat(10_000))
                        .text())
                .hasLineCount(2)
                .contains("\n" + shown.group() + " ");
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, 100_000, 1_000_000})
    void headersBeyondMeasureAreRefused(int length) throws Exception {
        String many = "X-Header: y\r\n".repeat(length / 13);
        for (String head : List.of(
                "GET /debug/pprof/ HTTP/1.1\r\n" + HOST + "X-Long: " + "x".repeat(length) + "\r\n\r\n",
                "GET /debug/pprof/ HTTP/1.1\r\n" + HOST + many + "\r\n")) {
            assertThat(answer(head)).matches(Pattern.compile("HTTP/1\\.[01] 431 .*|", Pattern.DOTALL));
        }
        assertThat(answer("GET /" + "x".repeat(length) + " HTTP/1.1\r\n" + HOST + "\r\n"))
                .matches(Pattern.compile("HTTP/1\\.[01] 414 .*|", Pattern.DOTALL));
        othersAreServed();
    }

    @Test
    void requestsInARowAreAnsweredInTheirOrder() throws Exception {
        String one = "GET /debug/pprof/nosuch HTTP/1.1\r\n" + HOST + "\r\n";
        String last = "GET /debug/pprof/cmdline HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";
        assertThat(statuses(answer(one.repeat(200) + last)))
                .hasSize(201)
                .startsWith("404")
                .endsWith("200");
        othersAreServed();
    }

    @Test
    void shorterRequestWaitsBehindALongOneAlone() throws Exception {
        Socket both = connect("GET /debug/pprof/profile?seconds=200 HTTP/1.1\r\n" + HOST
                + "\r\nGET /debug/pprof/cmdline HTTP/1.1\r\n" + HOST + "\r\n");
        othersAreServed();
        assertThat(both.getInputStream().available()).isZero();
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
        String answer = answer("POST /debug/pprof/cmdline HTTP/1.1\r\n" + HOST + rest + hidden);
        List<String> statuses = statuses(answer);
        assertThat(statuses).hasSizeLessThanOrEqualTo(2);
        if (statuses.size() == 2) {
            // The second stood behind the first for whoever reads by the rules; it is refused by itself.
            assertThat(statuses).containsExactly("200", "405");
        }
        othersAreServed();
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
        Socket stranger = connect(first);
        stranger.shutdownOutput();
        String answer = read(stranger);
        assertThat(answer).doesNotContain(" 101 ");
        assertThat(statuses(answer)).hasSizeLessThanOrEqualTo(1);
        othersAreServed();
    }

    private void othersAreServed() throws IOException {
        assertThat(Http.send(endpoint.port(), "GET", "/debug/pprof/cmdline").status())
                .isEqualTo(200);
    }

    private Socket connect(String sent) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port());
        sockets.add(socket);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private String answer(String sent) throws IOException {
        try {
            Socket socket = connect(sent);
            socket.shutdownOutput();
            return read(socket);
        } catch (SocketException e) {
            // Cut off within what it sent.
            return "";
        }
    }

    private static String read(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException e) {
            return "";
        }
    }

    private static List<String> statuses(String answer) {
        return Pattern.compile("HTTP/1\\.[01] (\\d{3}) ")
                .matcher(answer)
                .results()
                .map(status -> status.group(1))
                .toList();
    }

    private static void sendUntilItIsEnough(Socket socket, int megabytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        byte[] megabyte = new byte[1 << 20];
        try {
            for (int i = 0; i < megabytes; i++) {
                out.write(megabyte);
            }
        } catch (SocketException e) {
            // Cut off, which is as good.
        }
    }
}
