package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.flamelab.lab.Access;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.ProfileAddress;
import dev.flamelab.lab.StandIn;
import dev.flamelab.pprof.MemoryBudget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteProfileTest {
    private static final long LARGEST = 1 << 20;

    @TempDir
    private Path home;

    /** Where whoever compiles this cannot know that nobody reads it. */
    private volatile byte[] allocated;

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

    @AutoClose
    private final StandIn service = new StandIn();

    @AutoClose
    private OtherHome otherHome;

    @BeforeEach
    void setUp() throws Exception {
        otherHome = OtherHome.at(home);
        Files.createDirectories(home.resolve("workshop/chapters"));
        service.on("/debug/pprof/", this::answer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(exchange.getRequestURI() + (authorization == null ? "" : " " + authorization));
        byte[] profile = Dumps.bytes(Dumps.fib());
        switch (exchange.getRequestURI().getPath().replaceAll(".*/", "")) {
            case "profile", "heap" -> StandIn.send(exchange, 200, profile);
            case "moved" -> {
                exchange.getResponseHeaders().add("Location", "/debug/pprof/profile");
                exchange.sendResponseHeaders(302, -1);
            }
            case "trace" -> StandIn.send(exchange, 200, recording(0));
            case "both" -> StandIn.send(exchange, 200, recording(100));
            case "page" -> StandIn.send(exchange, 200, "<html>welcome</html>".getBytes(StandardCharsets.UTF_8));
            case "plain" ->
                StandIn.send(exchange, 404, "<html>secret stack trace</html>".getBytes(StandardCharsets.UTF_8));
            case "half" -> {
                exchange.sendResponseHeaders(200, profile.length);
                exchange.getResponseBody().write(profile, 0, profile.length / 2);
                exchange.close();
            }
            default -> {
                exchange.getResponseHeaders().add("X-Go-Pprof", "1");
                StandIn.send(exchange, 404, "Unknown profile\n".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private byte[] recording(int megabytes) throws IOException {
        Path file = home.resolve("sent.jfr");
        try (var recording = new Recording()) {
            recording.enable("jdk.ThreadPark").withThreshold(Duration.ZERO).withStackTrace();
            if (megabytes > 0) {
                recording
                        .enable("jdk.ObjectAllocationSample")
                        .with("throttle", "1000/s")
                        .withStackTrace();
            }
            recording.start();
            for (int i = 0; i < megabytes; i++) allocated = new byte[1 << 20];
            for (int i = 0; i < 20; i++) LockSupport.parkNanos(this, 1_000_000);
            recording.stop();
            recording.dump(file);
        }
        return Files.readAllBytes(file);
    }

    @Test
    void recordingIsReadAndSavedAsOne() throws Exception {
        Typed typed = Typed.lab("pprof", "-top", "-sample_index=lock", address() + "/debug/pprof/trace");

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(typed.out()).contains("Type: delay", "RemoteProfileTest.recording");
        assertThat(typed.err()).contains("Saved profile in ").contains("my-dumps/trace.001.jfr");
        assertThat(home.resolve("my-dumps/trace.001.jfr")).hasSameBinaryContentAs(home.resolve("sent.jfr"));
        Typed other = Typed.lab("pprof", "-top", "-sample_index=alloc", address() + "/debug/pprof/trace");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err())
                .contains("lab: http://" + address() + "/debug/pprof/trace has no alloc: choose with -sample_index")
                .contains("my-dumps/trace.002.jfr");
        Typed shell = Typed.lab("sample_index=alloc\n", List.of("pprof", address() + "/debug/pprof/trace"));
        assertThat(shell.err()).contains("my-dumps/trace.003.jfr has no alloc: choose with -sample_index");
    }

    @Test
    void shellGoesFromOneKindOfAFetchedRecordingToAnother() {
        Typed typed = Typed.lab(
                "top1\nsample_index=lock\ntop1\n",
                List.of("pprof", "-sample_index=alloc", address() + "/debug/pprof/both"));

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(typed.out().split("Showing nodes")).hasSize(3).satisfies(parts -> {
            assertThat(parts[1]).contains("B total").doesNotContain("Unsafe.park");
            assertThat(parts[2]).contains("s total").contains("Unsafe.park");
        });
        assertThat(asked).hasSize(1);
    }

    @Test
    void hostAndPortWillDoAndWhatCameIsSaved() throws Exception {
        Typed typed = Typed.lab("pprof", "-top", "-seconds=5", address());

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(asked).containsExactly("/debug/pprof/profile?seconds=5");
        assertThat(typed.out()).endsWith("shop.web.Handler.handle\n");
        assertThat(typed.err().lines().toList())
                .startsWith(
                        "Fetching profile over HTTP from http://" + address() + "/debug/pprof/profile?seconds=5",
                        "Please wait... (5s)")
                .hasSize(3)
                .last()
                .asString()
                .startsWith("Saved profile in ")
                .endsWith("my-dumps/pprof.shop.samples.cpu.001.pb.gz");
        assertThat(Files.readAllBytes(home.resolve("my-dumps/pprof.shop.samples.cpu.001.pb.gz")))
                .isEqualTo(Dumps.bytes(Dumps.fib()));
    }

    @ParameterizedTest
    @CsvSource({
        "HOST, 0, /debug/pprof/profile",
        "http://HOST/, 7, /debug/pprof/profile?seconds=7",
        "http://HOST/debug/pprof/heap, 0, /debug/pprof/heap",
        "http://HOST/debug/pprof/profile?seconds=3&gc=1, 7, /debug/pprof/profile?gc=1&seconds=7",
        "http://me:pass%40word@HOST/debug/pprof/heap, 0, /debug/pprof/heap Basic bWU6cGFzc0B3b3Jk",
    })
    void addressIsReadAsPprofReadsIt(String typed, int seconds, String request) throws Exception {
        RemoteProfile.at(typed.replace("HOST", address()), seconds, 0, Access.PLAIN)
                .start(LARGEST, MemoryBudget.ofJvm())
                .await();

        assertThat(asked).containsExactly(request);
    }

    @Test
    void redirectIsFollowed() throws Exception {
        RemoteProfile.at(address() + "/debug/pprof/moved", 0, 0, Access.PLAIN)
                .start(LARGEST, MemoryBudget.ofJvm())
                .await();

        assertThat(asked).containsExactly("/debug/pprof/moved", "/debug/pprof/profile");
    }

    @Test
    void passwordIsNeverShown() {
        RemoteProfile remote =
                RemoteProfile.at("http://me:secret@" + address() + "/debug/pprof/nothing", 0, 0, Access.PLAIN);

        assertThat(remote.shown()).doesNotContain("secret").endsWith("/debug/pprof/nothing");
        assertThatThrownBy(() -> remote.start(LARGEST, MemoryBudget.ofJvm()).await())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @Test
    void passwordStaysWithTheHostItWasTypedFor() {
        RemoteProfile remote =
                RemoteProfile.at("http://me:secret@" + address() + "/debug/pprof/moved", 0, 0, Access.PLAIN);

        assertThatThrownBy(() -> remote.start(LARGEST, MemoryBudget.ofJvm()).await())
                .hasMessageEndingWith("answered 302; give the address that it points at: /debug/pprof/profile")
                .hasMessageNotContaining("secret");
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"capture profile --seconds=1 --url URL", "capture nothing --url URL", "pprof -top URL/nothing"})
    void passwordIsNeverPrinted(String line) {
        for (String url : List.of("http://me:secret@" + address() + "/debug/pprof", "http://me:sec/ret@[broken")) {
            Typed typed = Typed.lab(line.replace("URL", url).split(" "));

            assertThat(typed.out() + typed.err())
                    .contains(url.contains("broken") ? "'http://[broken" : "http://" + address() + "/debug/pprof/")
                    .doesNotContain("secret", "sec/ret");
        }
    }

    @Test
    void captureSendsThePassword() {
        Typed typed = Typed.lab("capture", "heap", "--url", "http://me:pass%40word@" + address());

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(asked).containsExactly("/debug/pprof/heap Basic bWU6cGFzc0B3b3Jk");
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, answered 404: Unknown profile; see at http://",
        "plain, is not a pprof endpoint (it answered with status 404): give the address of",
        "page, 'is not a pprof endpoint (no content type, parsing profile: unrecognized profile format)'",
        "half, hung up before its answer was complete",
    })
    void whatIsNoProfileIsToldInOneSentence(String path, String sentence) throws Exception {
        Typed typed = Typed.lab("pprof", "-top", address() + "/debug/pprof/" + path);

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err().lines().toList()).hasSize(2);
        assertThat(typed.err())
                .contains("lab: http://" + address() + "/debug/pprof/" + path)
                .contains(sentence);
        assertThat(home.resolve("my-dumps")).doesNotExist();
    }

    @Test
    void nobodyListeningIsToldWithTheCure() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        Typed typed = Typed.lab("pprof", "-top", "127.0.0.1:" + free);

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err())
                .contains("lab: nobody listens at 127.0.0.1:" + free + ": start the service (./lab demo)");
    }

    @Test
    void answerThatNeverComesIsNotWaitedForLongerThanAllowed() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var uri = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/debug/pprof/profile");
            var remote = new RemoteProfile(new ProfileAddress(uri), Duration.ZERO, Duration.ofMillis(300));

            assertThatThrownBy(() -> remote.start(LARGEST, MemoryBudget.ofJvm()).await())
                    .isInstanceOf(LabError.class)
                    .hasMessageContaining("did not answer within")
                    .hasMessageContaining("-timeout");
        }
    }

    @Test
    void patienceIsHalfAsMuchAgainAsTheProfileTakesUnlessTold() {
        assertThat(RemoteProfile.at("h:1", 20, 0, Access.PLAIN).patience()).hasSeconds(35);
        assertThat(RemoteProfile.at("h:1/debug/pprof/profile?seconds=10", 0, 0, Access.PLAIN)
                        .patience())
                .hasSeconds(20);
        assertThat(RemoteProfile.at("h:1", 0, 0, Access.PLAIN).patience()).hasSeconds(65);
        assertThat(RemoteProfile.at("h:1", 20, 3, Access.PLAIN).patience()).hasSeconds(8);
    }

    @Test
    void addressesAreToldFromFiles() {
        assertThat(Stream.of("h:1", "127.0.0.1:6060/debug/pprof/heap", "http://h", "https://h/x", "[::1]:6060"))
                .allMatch(RemoteProfile::isOne);
        assertThat(List.of("x.pb.gz", "my-dumps/x", "C:\\dumps\\x", "a:b", "localhost/debug"))
                .noneMatch(RemoteProfile::isOne);
    }

    @Test
    void whatIsNoAddressIsWrongUsage() {
        assertThat(Typed.lab("pprof", "-top", "http://[broken").err()).contains("is no address");
        assertThat(Typed.lab("pprof", "-top", "http:///x").exitCode()).isEqualTo(2);
    }

    private String address() {
        return service.host();
    }
}
