package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that are slow, or worse: nothing waits for them, and others are served meanwhile. */
class HostileClientTest {
    private static final int ROOM = 16 << 20;
    private static final int POST = 4 << 20;
    private static final String HOST = "Host: localhost\r\n";

    private TestEndpoint endpoint;
    private RawClient client;

    @BeforeEach
    void open() {
        endpoint = TestEndpoint.open(PprofOptions.loopback(0).allocIntervalBytes(0));
        client = new RawClient(endpoint.port());
    }

    @AfterEach
    void close() {
        client.close();
        endpoint.close();
    }

    @Test
    void thousandIdleConnectionsKeepNobodyOut() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            // Half of them have begun a request that they never end.
            client.connect(i % 2 == 0 ? "" : "GET /debug/pprof/ HTTP/1.1\r\nHost: loc");
        }
        othersAreServed();
        // Closing takes its time.
        long end = System.nanoTime() + RawClient.PATIENCE_MILLIS * 1_000_000L;
        while (client.sockets().stream().filter(HostileClientTest::isOpen).count() > 256) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
        }
        // Those that have waited longest have gone, and nobody else.
        assertThat(isOpen(client.sockets().get(0))).isFalse();
        assertThat(isOpen(client.sockets().get(999))).isTrue();
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
        Socket slow = client.connect("POST /debug/pprof/cmdline HTTP/1.1\r\n" + HOST
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nseconds=");
        othersAreServed();
        assertThat(slow.getInputStream().available()).isZero();
    }

    @Test
    void bodyBeyondMeasureIsNotKept() throws Exception {
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            Socket large = client.connect("POST /debug/pprof/cmdline HTTP/1.1\r\n" + HOST + "Content-Type: " + type
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
        long end = System.nanoTime() + RawClient.PATIENCE_MILLIS * 1_000_000L;
        // Only those that were taken wait for their last byte: the others are told, each once it has been read.
        while (client.sockets().stream().filter(HostileClientTest::isUnanswered).count() > ROOM / POST) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
        }
        for (Socket unfinished : client.sockets()) {
            unfinished.close();
        }
        // Room is not given back at once.
        end = System.nanoTime() + RawClient.PATIENCE_MILLIS * 1_000_000L;
        while (symbol() != 200) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
        }
    }

    /** All of it but the last byte. */
    private void beginPost(int size) throws IOException {
        Socket unfinished = client.connect("POST /debug/pprof/symbol HTTP/1.1\r\n" + HOST
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

    @Test
    void shorterRequestWaitsBehindALongOneAlone() throws Exception {
        Socket both = client.connect("GET /debug/pprof/profile?seconds=200 HTTP/1.1\r\n" + HOST
                + "\r\nGET /debug/pprof/cmdline HTTP/1.1\r\n" + HOST + "\r\n");
        othersAreServed();
        assertThat(both.getInputStream().available()).isZero();
    }

    private void othersAreServed() throws IOException {
        assertThat(Http.send(endpoint.port(), "GET", "/debug/pprof/cmdline").status())
                .isEqualTo(200);
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
