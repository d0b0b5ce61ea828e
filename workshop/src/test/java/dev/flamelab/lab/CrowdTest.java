package dev.flamelab.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private static final int TIMES = 2_000;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer service;

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void everyAnswerIsHandedOn() throws IOException {
        assertThat(crowd(answering("{\"left\": 3}"), Duration.ofSeconds(60)).ask("/", TIMES))
                .hasSize(TIMES)
                .allSatisfy(answer -> assertThat(answer.path("left").intValue()).isEqualTo(3));
    }

    @Test
    void aServiceThatHangsIsNotWaitedForAgainAndAgain() throws IOException {
        assertThat(crowd(exchange -> {}, Duration.ofMillis(100)).ask("/", TIMES))
                .hasSize(TIMES)
                .allMatch(JsonNode::isMissingNode);
        assertThat(asked.get()).isLessThan(TIMES / 10);
    }

    @Test
    void anAnswerThatNobodyCanReadIsNone() throws IOException {
        assertThat(crowd(answering("{\"left\": "), Duration.ofSeconds(60)).ask("/", TIMES))
                .allMatch(JsonNode::isMissingNode);
    }

    private Crowd crowd(HttpHandler handler, Duration longest) throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            asked.incrementAndGet();
            handler.handle(exchange);
        });
        service.start();
        return new Crowd(URI.create("http://127.0.0.1:" + service.getAddress().getPort()), longest);
    }

    private static HttpHandler answering(String text) {
        return exchange -> {
            var body = text.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        };
    }
}
