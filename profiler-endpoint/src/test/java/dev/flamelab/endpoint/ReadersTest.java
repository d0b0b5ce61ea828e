package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are given little time, in a server that knows nothing of it. */
class ReadersTest {
    /** More than fits on the way between the two. */
    private static final int SIZE = 64 << 20;

    private final Vertx vertx = Vertx.vertx();
    private final Promise<Void> sent = Promise.promise();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeFile() throws Exception {
        file = folder.resolve("trace");
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(SIZE);
        }
    }

    @AfterEach
    void close() {
        TestEndpoint.await(vertx.close());
    }

    @Test
    void whoNeverReadsATraceIsCutOffAndItsFileDeleted() throws Exception {
        int port = serve(hasty(), () -> Answer.file("trace", file));
        try (Socket silent = ask(port)) {
            assertCutOff();
            awaitDeletion();
            assertThat(silent.isConnected()).isTrue();
        }
    }

    @Test
    void whoNeverReadsAProfileIsCutOffAndItIsLetGo() throws Exception {
        int port = serve(hasty(), ReadersTest::profile);
        try (Socket silent = ask(port)) {
            assertCutOff();
            assertThat(silent.isConnected()).isTrue();
        }
    }

    @Test
    void whoNeverReadsOneOfSeveralOverAConnectionLosesThatOneAlone() throws Exception {
        int port = serve(hasty(), ReadersTest::profile);
        var http2 =
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false);
        var client = vertx.createHttpClient(http2);
        TestEndpoint.await(
                client.request(HttpMethod.GET, port, "127.0.0.1", "/").compose(request -> request.send()
                        .onSuccess(response -> response.pause().exceptionHandler(reset -> {}))));
        assertCutOff();
        assertThat(TestEndpoint.await(client.request(HttpMethod.GET, port, "127.0.0.1", "/else")
                                .compose(request -> request.send()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoReadsATraceHasTheTimeItTakes() throws Exception {
        var patient = new Readers(vertx, Duration.ofMillis(1), SIZE / 60, 2);
        try (Socket reader = ask(serve(patient, () -> Answer.file("trace", file)))) {
            assertThat(Http.read(reader.getInputStream()).body()).hasSize(SIZE);
        }
        awaitDeletion();
        TestEndpoint.await(sent.future());
    }

    @Test
    void thirdReaderOfTwoCutsOffTheFirst() throws Exception {
        var two = new Readers(vertx, Duration.ofMinutes(1), SIZE, 2);
        List<Future<Void>> answers = new CopyOnWriteArrayList<>();
        int port = listen(request -> answers.add(two.send(profile(), request)));
        List<Socket> silent = new ArrayList<>();
        try {
            for (int asked = 1; asked <= 3; asked++) {
                silent.add(ask(port));
                int begun = asked;
                await(() -> answers.size() == begun);
            }
            await(() -> answers.get(0).failed());
            assertThat(answers).extracting(Future::isComplete).containsExactly(true, false, false);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void whoHangsUpOnATraceLeavesNoFileHoweverBusyDeliveryIs() throws Exception {
        var captured = new CompletableFuture<Path>();
        var asked = new CountDownLatch(1);
        var idle = new CountDownLatch(1);
        try (var delivery = new Delivery()) {
            for (int i = 0; i < 8; i++) {
                delivery.threads().execute(() -> awaitAt(idle));
            }
            Router router = Router.router(vertx);
            router.route().handler(context -> {
                delivery.ofFile(new Call(context, Buffer.buffer()), captured, "trace")
                        .onSuccess(answer -> hasty().send(answer, context.request()));
                asked.countDown();
            });
            try (Socket caller = ask(listen(router))) {
                awaitAt(asked);
                captured.complete(file);
                assertThat(caller.isConnected()).isTrue();
            }
            awaitDeletion();
            idle.countDown();
        }
    }

    private static void awaitAt(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Readers hasty() {
        return new Readers(vertx, Duration.ofMillis(100), SIZE * 2L, 2);
    }

    private static Answer profile() {
        return Answer.profile("heap", Buffer.buffer(new byte[SIZE]));
    }

    private int serve(Readers readers, Supplier<Answer> answer) {
        return listen(request -> {
            if (request.path().equals("/")) {
                readers.send(answer.get(), request).onComplete(sent);
            } else {
                request.response().setStatusCode(404).end();
            }
        });
    }

    private int listen(Handler<HttpServerRequest> handler) {
        return TestEndpoint.await(
                        vertx.createHttpServer().requestHandler(handler).listen(0, "127.0.0.1"))
                .actualPort();
    }

    private static Socket ask(int port) throws Exception {
        return Http.open(port, "GET / HTTP/1.1", List.of("Host: localhost"), "");
    }

    private void assertCutOff() {
        await(() -> sent.future().failed());
    }

    private void awaitDeletion() {
        await(() -> Files.notExists(file));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
