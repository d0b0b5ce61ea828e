package dev.flamelab.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileWriter;
import dev.flamelab.pprof.ValueType;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureRunTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final CompletableFuture<URI> asked = new CompletableFuture<>();

    @AutoClose
    private final StandIn service = new StandIn();

    @Test
    void aProfileComesBackAsItWasSent() throws IOException {
        var bytes = profile();
        answer(200, "application/octet-stream", bytes);
        var capture = capture();
        assertThat(capture.bytes()).isEqualTo(bytes);
        assertThat(capture.profile().sampleTypes()).extracting(ValueType::type).containsExactly("samples", "cpu");
        assertThat(asked.join()).hasToString("/debug/pprof/profile?seconds=1");
    }

    @Test
    void aKindThatIsTakenAtOnceIsAskedForWithoutSeconds() throws IOException {
        answer(200, "application/octet-stream", profile());
        CaptureRun.start(profiles(), new CaptureRequest("heap", null)).await();
        assertThat(asked.join()).hasToString("/debug/pprof/heap");
    }

    @Test
    void aWebPageIsNotAPprofEndpoint() {
        answer(200, "text/html; charset=utf-8", "<html>Hello</html>".getBytes(UTF_8));
        assertThat(refused()).contains("is not a pprof endpoint").contains("text/html");
    }

    @Test
    void aPlain404IsNotAPprofEndpoint() {
        answer(404, "text/html", "no".getBytes(UTF_8));
        assertThat(refused())
                .contains("is not a pprof endpoint")
                .contains("404")
                .endsWith("): give the address of the port that serves /debug/pprof/");
    }

    @Test
    void nothingIsNotAProfile() {
        answer(200, "application/octet-stream", new byte[0]);
        assertThat(refused()).contains("it sent nothing");
    }

    @Test
    void halfAProfileIsNotAProfile() throws IOException {
        var bytes = profile();
        answer(200, "application/octet-stream", Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(refused()).contains("application/octet-stream").contains("decompressing profile");
    }

    @ParameterizedTest
    @CsvSource({
        "501, async-profiler does not load, './lab doctor, on the service''s machine, says what is missing and the cure'",
        "429, Too many captures, try again in 7 s",
        "401, A token is needed,"
                + " 'give the token as the password in the address: http://pprof:TOKEN@HOST, or to ./lab pprof with -token'",
        "500, cpu profiling already in use, end the other profiler first",
        "500, The profiler failed, 'see the service''s log, and try again'",
        "404, Unknown profile, see at http://HOST/debug/pprof/ which kinds it has",
        "403, The Host is unknown, call it by the host name that it was set up for",
        "400, seconds must be at most 60, ask for what it allows",
    })
    void whatAPprofEndpointSaysOfAnErrorIsPassedOnWithTheCure(int status, String said, String cure) {
        service.on("/", exchange -> {
            exchange.getResponseHeaders().add("X-Go-Pprof", "1");
            exchange.getResponseHeaders().add("Retry-After", "7");
            reply(exchange, status, "text/plain", (said + "\n").getBytes(UTF_8));
        });
        assertThat(refused())
                .endsWith("answered " + status + ": " + said + "; "
                        + cure.replace("HOST", profiles().getAuthority()));
    }

    @Test
    void aFailureThatIsToldInALineIsPassedOn() {
        answer(500, "text/plain", "boom\n".getBytes(UTF_8));
        assertThat(refused()).endsWith("answered 500: boom; see the service's log, and try again");
    }

    @Test
    void aServiceWithoutHttpsIsToldApart() {
        var vertx = Vertx.vertx();
        try {
            int port = vertx.createHttpServer()
                    .requestHandler(request -> request.response().end())
                    .listen(0, "127.0.0.1")
                    .await()
                    .actualPort();
            String service = "127.0.0.1:" + port;
            var https = new ProfileAddress(URI.create("https://" + service + "/debug/pprof/heap"));
            try (var run = CaptureRun.start(https, SECOND.multipliedBy(30), "wait")) {
                assertThat(catchThrowableOfType(LabError.class, run::await))
                        .hasMessage(service + " speaks no https: write http://" + service);
            }
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void aTokenIsAskedForByAProxyToo() {
        answer(401, "text/html", "<html>who are you</html>".getBytes(UTF_8));
        assertThat(refused())
                .contains("answered 401; give the token as the password")
                .doesNotContain("html");
    }

    @Test
    void aWrongTokenIsNotShown() {
        answer(401, "text/plain", new byte[0]);
        var address = URI.create("http://pprof:s3cret@" + profiles().getAuthority() + "/debug/pprof/");
        var error = catchThrowableOfType(
                LabError.class, () -> CaptureRun.start(address, new CaptureRequest("profile", SECOND))
                        .await());
        assertThat(error).hasMessageContaining("give the right token").hasMessageNotContaining("s3cret");
    }

    @Test
    void anEndpointThatHangsUpHalfWayIsTold() {
        service.on("/", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.close();
        });
        assertThat(refused()).contains("hung up");
    }

    @Test
    void aPortWhereNobodyListensIsNamed() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var nobody = URI.create("http://127.0.0.1:" + port + "/debug/pprof/");
        var error = catchThrowableOfType(
                LabError.class, () -> CaptureRun.start(nobody, new CaptureRequest("profile", SECOND))
                        .await());
        assertThat(error).hasMessageContaining("nobody listens at 127.0.0.1:" + port);
        assertThat(error.exitCode()).isEqualTo(4);
    }

    @Test
    void aHostThatThereIsNotIsNamed() {
        var nowhere = URI.create("http://nowhere.invalid:6060/debug/pprof/");
        var error = catchThrowableOfType(
                LabError.class, () -> CaptureRun.start(nowhere, new CaptureRequest("profile", SECOND))
                        .await());
        assertThat(error).hasMessageContaining("there is no host nowhere.invalid: ");
    }

    @Test
    void whoClosesACaptureHangsUp() throws Exception {
        var hungUp = new CompletableFuture<Boolean>();
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var profiles = URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/debug/pprof/");
            var run = CaptureRun.start(profiles, new CaptureRequest("profile", Duration.ofSeconds(600)));
            try (var connection = listening.accept()) {
                var reader = new Thread(() -> {
                    try {
                        connection.getInputStream().readAllBytes();
                        hungUp.complete(true);
                    } catch (IOException e) {
                        hungUp.complete(true);
                    }
                });
                reader.start();
                run.close();
                assertThat(hungUp.get(30, TimeUnit.SECONDS)).isTrue();
                reader.join();
            }
        }
    }

    private Capture capture() {
        try (var run = CaptureRun.start(profiles(), new CaptureRequest("profile", SECOND))) {
            return run.await();
        }
    }

    private String refused() {
        var error = catchThrowableOfType(LabError.class, this::capture);
        assertThat(error.exitCode()).isEqualTo(4);
        assertThat(error.getMessage()).startsWith(profiles().toString()).doesNotContain("\n");
        return error.getMessage();
    }

    private URI profiles() {
        return URI.create("http://" + service.host() + "/debug/pprof/");
    }

    private void answer(int status, String type, byte[] body) {
        service.on("/", exchange -> {
            asked.complete(exchange.getRequestURI());
            reply(exchange, status, type, body);
        });
    }

    private static void reply(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        StandIn.send(exchange, status, body);
    }

    private static byte[] profile() throws IOException {
        var cpu = new ValueType("cpu", "nanoseconds");
        var profile = Profile.of(
                        List.of(new ValueType("samples", "count"), cpu),
                        List.of(),
                        List.of(Mapping.symbolized("demo-service")))
                .withPeriod(cpu, 10_000_000)
                .withTime(1, 2);
        var bytes = new ByteArrayOutputStream();
        ProfileWriter.write(profile, bytes);
        return bytes.toByteArray();
    }
}
