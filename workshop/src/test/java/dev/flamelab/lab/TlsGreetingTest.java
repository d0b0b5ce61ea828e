package dev.flamelab.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class TlsGreetingTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void serverThatAnswersOtherwiseRefuses() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answer = CompletableFuture.runAsync(() -> answerPlainly(server));
            assertThat(TlsGreeting.refusal(address(server.getLocalPort()), SSLContext.getDefault(), LONG))
                    .get()
                    .extracting(Throwable::getMessage)
                    .asString()
                    .contains("recognized SSL message");
            answer.join();
        }
    }

    @Test
    void serverThatSaysNothingDoesNot() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = silent.getLocalPort();
            assertThat(TlsGreeting.refusal(address(port), SSLContext.getDefault(), Duration.ofMillis(50)))
                    .isEmpty();
        }
    }

    @Test
    void nobodyRefusesWhereNobodyListens() throws Exception {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertThat(TlsGreeting.refusal(address(port), SSLContext.getDefault(), LONG))
                .isEmpty();
    }

    private static void answerPlainly(ServerSocket server) {
        try (var connection = server.accept()) {
            connection.getInputStream().read();
            connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI address(int port) {
        return URI.create("https://127.0.0.1:" + port + "/debug/pprof/heap");
    }
}
