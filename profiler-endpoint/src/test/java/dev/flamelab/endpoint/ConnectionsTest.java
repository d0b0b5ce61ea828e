package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are given little time. */
class ConnectionsTest {
    /** More than fits on the way between the two. */
    private static final int SIZE = 64 << 20;

    private final Vertx vertx = Vertx.vertx();

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
        try (Socket silent = ask(new Connections(vertx, Duration.ofMinutes(1), Duration.ofMillis(100), SIZE * 2))) {
            awaitDeletion();
            assertThat(silent.isConnected()).isTrue();
        }
    }

    @Test
    void whoReadsATraceHasTheTimeItTakes() throws Exception {
        try (Socket reader = ask(new Connections(vertx, Duration.ofMinutes(1), Duration.ofMillis(1), SIZE / 60))) {
            assertThat(Http.read(reader.getInputStream()).body()).hasSize(SIZE);
        }
        awaitDeletion();
    }

    private Socket ask(Connections connections) throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(context -> {
            connections.asked(context);
            Answer.file("trace", file).to(context.request());
        });
        int port = TestEndpoint.await(vertx.createHttpServer()
                        .connectionHandler(connections::opened)
                        .requestHandler(router)
                        .listen(0, "127.0.0.1"))
                .actualPort();
        return Http.open(port, "GET / HTTP/1.1", List.of("Host: localhost"), "");
    }

    private void awaitDeletion() {
        long end = System.nanoTime() + 20_000_000_000L;
        while (Files.exists(file)) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
