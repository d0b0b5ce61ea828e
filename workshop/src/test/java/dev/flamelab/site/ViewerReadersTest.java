package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.report.Traces;
import dev.flamelab.report.View;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Those who read slowly or not at all, go away, or send too much. */
class ViewerReadersTest {
    @RegisterExtension
    static final ServedDump viewer = new ServedDump();

    @Test
    void longExpressionsFitIntoAnAddress() throws IOException {
        assertThat(viewer.get("/ui/data/about?f=" + "Fibonacci%7C".repeat(5000) + "x")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void bodyThatIsTooLargeIsNotWaitedFor() throws IOException {
        var answer = PlainHttp.ask(
                viewer.port(),
                "POST",
                "/ui/profiles",
                List.of(viewer.own(), "Content-Length: 9999999999"),
                PlainHttp.NOTHING);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith("the profile has more than 1073741824 bytes");
    }

    @Test
    void slowReaderGetsAllOfIt() throws IOException {
        try (var socket = new Socket()) {
            // so little room that the server has to wait
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("127.0.0.1", viewer.port()));
            String request = "GET /ui/data/traces HTTP/1.0\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var text = new StringBuilder();
            byte[] some = new byte[512];
            for (int n = 0; n >= 0; n = socket.getInputStream().read(some)) {
                text.append(new String(some, 0, n, StandardCharsets.ISO_8859_1));
            }
            assertThat(text.toString().lines().count())
                    .isGreaterThan(Traces.of(viewer.profile(), View.STANDARD)
                            .text()
                            .lines()
                            .count());
        }
    }

    @Test
    void readerWhoGoesLeavesNothingBehind() throws IOException {
        for (int i = 0; i < 30; i++) {
            try (var socket = new Socket("127.0.0.1", viewer.port())) {
                String request = "GET /ui/data/traces HTTP/1.1\r\nHost: localhost\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
        }
        assertThat(viewer.get("/ui/data/about").status()).isEqualTo(200);
    }

    @Test
    void whoDoesNotReadStopsNobodyElse() throws Exception {
        String request = "GET /ui/data/traces HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (var one = new Socket("127.0.0.1", viewer.port());
                var other = new Socket("127.0.0.1", viewer.port());
                var third = new Socket("127.0.0.1", viewer.port())) {
            for (Socket idle : List.of(one, other, third)) {
                idle.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThat(idle.getInputStream().read()).isEqualTo('H');
            }
            assertThat(viewer.get("/ui/data/about").status()).isEqualTo(200);
        }
    }

    @Test
    void answerThatFailsHalfwayIsCutOff() throws Exception {
        var told = new CompletableFuture<Throwable>();
        try (var broken = LocalServer.start(vertx -> torn(vertx, told), "127.0.0.1", 0)) {
            assertThat(PlainHttp.get(broken.port(), "/").body())
                    .doesNotEndWith("0\r\n\r\n")
                    .doesNotContain("torn");
            assertThat(told.get()).hasMessage("torn");
        }
    }

    private static Router torn(Vertx vertx, CompletableFuture<Throwable> told) {
        Router router = Router.router(vertx);
        router.route().blockingHandler(context -> new Answers(told::complete).send(context, body -> {
            body.write(new byte[100_000]);
            throw new IOException("torn");
        }));
        return router;
    }
}
