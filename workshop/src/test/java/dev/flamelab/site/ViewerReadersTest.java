package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileWriter;
import dev.flamelab.report.Traces;
import dev.flamelab.report.View;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Those who read slowly or not at all, go away, or send too much. */
class ViewerReadersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    void readerOfWhatIsClosedGetsAllOfItAndWhoAsksAfterwardsIsTold() throws Exception {
        Profile half = viewer.profile()
                .withSamples(viewer.profile()
                        .samples()
                        .subList(0, viewer.profile().samples().size() / 2));
        var bytes = new ByteArrayOutputStream();
        ProfileWriter.write(half, bytes);
        String id = ServedDump.json(viewer.post("/ui/profiles?name=half.pb.gz", bytes.toByteArray()))
                .path("id")
                .asText();
        String own = viewer.get("/ui/data/top").body();
        String other = viewer.get("/ui/data/top?profile=" + id).body();
        assertThat(other).isNotEqualTo(own);
        String traces = "/ui/data/traces?profile=" + id;
        int length = get(traces, answer -> {}).length;

        int read = get(traces, answer -> {
                    var sights = Stream.of("", id, "", id)
                            .map(profile -> CompletableFuture.supplyAsync(() -> top(profile)))
                            .toList();
                    assertThat(sights.stream().map(CompletableFuture::join)).containsExactly(own, other, own, other);
                    assertThat(delete(id).status()).isEqualTo(200);
                })
                .length;
        assertThat(read).isEqualTo(length);
        for (String target : List.of("/ui/data/top?profile=" + id, "/ui/data/top?diff_base=" + id)) {
            assertThat(viewer.get(target).body())
                    .isEqualTo("profile " + id + " has been closed: choose another with Compare\n");
        }
        assertThat(delete(id).status()).isEqualTo(400);
        assertThat(viewer.get("/ui/data/top").body()).isEqualTo(own);
    }

    private static String top(String profile) {
        try {
            return viewer.get("/ui/data/top?profile=" + profile).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlainHttp delete(String id) throws IOException {
        return PlainHttp.ask(
                viewer.port(), "DELETE", "/ui/profiles?profile=" + id, List.of(viewer.own()), PlainHttp.NOTHING);
    }

    private interface Meanwhile {
        void happens(Socket answer) throws IOException;
    }

    /** An answer of which the rest is read after something else has happened. */
    private static byte[] get(String target, Meanwhile meanwhile) throws IOException {
        try (var socket = new Socket()) {
            // so little room that the server has to wait
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("127.0.0.1", viewer.port()));
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.0\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            meanwhile.happens(socket);
            return socket.getInputStream().readAllBytes();
        }
    }

    @Test
    void readingEndsWhenItIsStoppedOrNobodyWaits() throws Exception {
        var begun = new LinkedBlockingQueue<Path>();
        var ended = new LinkedBlockingQueue<String>();
        var profiles = new OpenProfiles((file, progress) -> {
            begun.add(file);
            try {
                while (true) progress.at(1, 2);
            } catch (RuntimeException e) {
                ended.add(e.getMessage());
                throw e;
            }
        });
        try (var reading = LocalServer.start(vertx -> opening(vertx, profiles, PATIENCE), "127.0.0.1", 0)) {
            var waiting = CompletableFuture.supplyAsync(() -> send(reading.port(), "stopped.pb", 3, "abc"));
            Path file = begun.take();
            assertThat(file).hasContent("abc");
            profiles.close("2");
            assertThat(waiting.get()).endsWith("the reading was stopped: open it again with Compare\n");
            assertThat(ended.take()).startsWith("the reading was stopped");
            assertThat(file.getParent()).doesNotExist();

            try (var gone = new Socket("127.0.0.1", reading.port())) {
                gone.getOutputStream().write(post("gone.pb", 3, "abc"));
                file = begun.take();
            }
            assertThat(ended.take()).startsWith("the reading was stopped");
            awaitGone(profiles, file);
        }
    }

    @Test
    void uploadThatIsCutOffIsToldOfAndLeavesNothing() throws Exception {
        var profiles = new OpenProfiles((file, progress) -> {
            throw new UnsupportedOperationException("what is cut off is not read");
        });
        String name = "cut-" + ProcessHandle.current().pid() + ".pb";
        try (var impatient =
                LocalServer.start(vertx -> opening(vertx, profiles, Duration.ofMillis(200)), "127.0.0.1", 0)) {
            assertThat(send(impatient.port(), name, 1000, "only this"))
                    .startsWith("HTTP/1.1 400")
                    .endsWith("the upload was cut off after 9 of 1000 bytes: send it again\n");
            awaitGone(profiles, sent(name));
        }
        try (var patient = LocalServer.start(vertx -> opening(vertx, profiles, PATIENCE), "127.0.0.1", 0)) {
            try (var gone = new Socket("127.0.0.1", patient.port())) {
                gone.getOutputStream().write(post(name, 1000, "only this"));
                await(() -> sent(name) != null);
            }
            awaitGone(profiles, sent(name));
        }
    }

    /** Nothing is listed, and the file of what was sent is no more. */
    private static void awaitGone(OpenProfiles profiles, Path file) {
        await(() -> profiles.list().isEmpty() && (file == null || Files.notExists(file.getParent())));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Where what is sent under a name is kept; null where nothing is. */
    private static Path sent(String name) {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(each -> each.getFileName().toString().startsWith("upload"))
                    .map(each -> each.resolve(name))
                    .filter(Files::exists)
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] post(String name, int length, String body) {
        String head = "POST /ui/profiles?name=" + name + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        return (head + "Content-Length: " + length + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }

    private static String send(int port, String name, int length, String body) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(post(name, length, body));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Router opening(Vertx vertx, OpenProfiles profiles, Duration patience) {
        Router router = Router.router(vertx);
        new ProfileRoutes(profiles, new Shelf(List.of()), new Limits(1 << 20, patience)).addTo(router);
        return router;
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
