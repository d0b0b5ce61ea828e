package dev.flamelab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WorkersTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/fib/?n=2", "/fib/?n=2&type=iterative", "/concat/?str=a", "/notify/?to=Ann&text=a"})
    void whatComputesWaitsForAWorkerAndNothingElseDoes(String path) throws Exception {
        var workers = vertx.createSharedWorkerExecutor("demo-worker", 1);
        var released = new CountDownLatch(1);
        var busy = workers.executeBlocking(() -> released.await(20, TimeUnit.SECONDS));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(new Api().router(vertx, workers))
                .listen(0, "127.0.0.1")
                .await();
        try {
            var answer = client.sendAsync(request(server, path), BodyHandlers.ofString());
            assertThat(client.send(request(server, "/health"), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(answer).isNotDone();

            released.countDown();

            assertThat(answer.thenApply(HttpResponse::statusCode).join()).isEqualTo(200);
            assertThat(busy.await()).isTrue();
        } finally {
            released.countDown();
        }
    }

    private static HttpRequest request(HttpServer server, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
                .build();
    }
}
