package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flamelab.capture.Invariants;
import dev.flamelab.endpoint.Http.Response;
import dev.flamelab.pprof.ProfileReader;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import one.profiler.AsyncProfiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint on a port of its own, from its start to its end, and who calls it meanwhile. */
class EndpointTest {
    /** So that the profiler runs only while somebody captures. */
    private static final PprofOptions QUIET = PprofOptions.loopback(0).allocIntervalBytes(0);

    private static final String LONG = "GET /debug/pprof/profile?seconds=200 HTTP/1.1";

    @Test
    void portInUseIsToldInOneSentence() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> TestEndpoint.open(PprofOptions.loopback(other.getLocalPort())))
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + other.getLocalPort())
                    .hasMessageNotContaining("\n");
        }
        TestEndpoint.open().close();
    }

    @Test
    void secondEndpointIsRefusedWhileOneIsOpen() throws Exception {
        try (TestEndpoint first = TestEndpoint.open()) {
            for (PprofOptions options : List.of(PprofOptions.loopback(0), PprofOptions.mounted())) {
                assertThatThrownBy(() -> TestEndpoint.open(options))
                        .cause()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("This JVM has a profiler endpoint already: use that one, or close it before"
                                + " another starts.");
            }
            assertThat(send(first.port(), "/debug/pprof/").status()).isEqualTo(200);
        }
        TestEndpoint.open().close();
    }

    @Test
    void callerThatGoesAwayEndsItsCapture() throws Exception {
        try (TestEndpoint endpoint = TestEndpoint.open(QUIET)) {
            warm(endpoint);
            Socket caller = Http.open(endpoint.port(), LONG, List.of("Host: localhost"), "");
            awaitProfilingFor(caller);
            caller.close();
            await(() -> !isProfiling());
        }
    }

    @Test
    void overlappingCallersAreBothServed() throws Exception {
        try (TestEndpoint endpoint = TestEndpoint.open()) {
            var slow = CompletableFuture.supplyAsync(() -> send(endpoint.port(), "/debug/pprof/profile?seconds=2"));
            Response quick = send(endpoint.port(), "/debug/pprof/profile?seconds=1");
            assertThat(seconds(quick)).isBetween(1.0, 30.0);
            assertThat(seconds(slow.join())).isBetween(2.0, 30.0);
        }
    }

    @Test
    void closingTellsWhoeverWaits() throws Exception {
        TestEndpoint endpoint = TestEndpoint.open(QUIET);
        warm(endpoint);
        try (Socket caller = Http.open(endpoint.port(), LONG, List.of("Host: localhost"), "")) {
            awaitProfilingFor(caller);
            endpoint.close();
            assertThat(isProfiling()).isFalse();
            Response response = Http.read(caller.getInputStream());
            assertThat(response.status()).isEqualTo(501);
            assertThat(response.header("X-Go-Pprof")).isEqualTo("1");
            assertThat(response.text()).isEqualTo("the profiler endpoint is closed\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"allocs", "goroutine"})
    void closingTellsWhoeverWaitsForADelta(String kind) throws Exception {
        TestEndpoint endpoint = TestEndpoint.open(PprofOptions.loopback(0).openCaptures(1));
        String path = "/debug/pprof/" + kind + "?seconds=200";
        try {
            Socket caller = open(endpoint.port(), path);
            while (!isTooMany(endpoint, kind)) {
                // Whoever asked next came first.
                caller.close();
                await(() -> !isTooMany(endpoint, kind));
                caller = open(endpoint.port(), path);
            }
            endpoint.close();
            Response response = Http.read(caller.getInputStream());
            caller.close();
            assertThat(response.status()).isEqualTo(501);
            assertThat(response.text()).isEqualTo("the profiler endpoint is closed\n");
        } finally {
            endpoint.close();
        }
    }

    private static Socket open(int port, String path) throws IOException {
        return Http.open(port, "GET " + path + " HTTP/1.1", List.of("Host: localhost"), "");
    }

    /** Whether the one delta that may be open is. */
    private static boolean isTooMany(TestEndpoint endpoint, String kind) {
        return send(endpoint.port(), "/debug/pprof/" + kind + "?seconds=1").status() == 429;
    }

    @Test
    void addressThatThisMachineDoesNotHaveIsToldWithItsCure() {
        assertThatThrownBy(() -> TestEndpoint.open(PprofOptions.loopback(0).exposed("203.0.113.9", "x".repeat(16))))
                .cause()
                .isInstanceOf(BindException.class)
                .hasMessageEndingWith(": give an address that this machine has, or 0.0.0.0 for all of them.");
    }

    @Test
    void oneCallerTooManyIsToldWhenToComeBack() throws Exception {
        List<Socket> callers = new ArrayList<>();
        try (TestEndpoint endpoint = TestEndpoint.open(PprofOptions.loopback(0).openCaptures(2))) {
            for (int i = 0; i < 3; i++) {
                callers.add(Http.open(endpoint.port(), LONG, List.of("Host: localhost"), ""));
            }
            // Whichever of them came last.
            await(() -> callers.stream().anyMatch(EndpointTest::isAnswered));
            Socket late = callers.stream()
                    .filter(EndpointTest::isAnswered)
                    .findFirst()
                    .orElseThrow();
            Response response = Http.read(late.getInputStream());
            assertThat(response.status()).isEqualTo(429);
            assertThat(response.text()).isEqualTo("2 captures are open, as many as the limit allows\n");
            assertThat(Integer.parseInt(response.header("Retry-After"))).isBetween(1, 200);
            assertThat(send(endpoint.port(), "/debug/pprof/cmdline").status()).isEqualTo(200);
            for (Socket caller : callers) {
                caller.close();
            }
            await(() -> send(endpoint.port(), "/debug/pprof/profile?seconds=1").status() == 200);
        }
    }

    @Test
    void profilerOfSomebodyElseIsToldInGosWords(@TempDir Path folder) throws Exception {
        try (TestEndpoint endpoint = TestEndpoint.open()) {
            warm(endpoint);
            AsyncProfiler other = AsyncProfiler.getInstance();
            // Ours runs all the time: who wants the profiler must take it.
            other.stop();
            other.execute("start,event=cpu,collapsed,file=" + folder.resolve("other.txt"));
            try {
                Response response = send(endpoint.port(), "/debug/pprof/profile?seconds=1");
                assertThat(response.status()).isEqualTo(500);
                assertThat(response.text()).startsWith("Could not enable CPU profiling: cpu profiling already in use");
                assertThat(response.header("X-Go-Pprof")).isEqualTo("1");
                assertThat(isProfiling()).isTrue();
            } finally {
                other.stop();
            }
            assertThat(send(endpoint.port(), "/debug/pprof/profile?seconds=1").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void closingLeavesNeitherThreadNorPort() throws Exception {
        TestEndpoint.open().close();
        TestEndpoint endpoint = TestEndpoint.open();
        int port = endpoint.port();
        warm(endpoint);
        endpoint.close();
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("flamelab-")));
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
    }

    private static double seconds(Response response) throws IOException {
        return Invariants.hold(ProfileReader.read(response.body()), "test").durationNanos() / 1e9;
    }

    /** What is done in the background at the start is over when a first profile is. */
    private static void warm(TestEndpoint endpoint) {
        send(endpoint.port(), "/debug/pprof/profile?seconds=1");
    }

    private static Response send(int port, String path) {
        try {
            return Http.send(port, "GET", path);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Whoever is answered before is told why at once. */
    private static void awaitProfilingFor(Socket caller) {
        await(() -> {
            assertThat(isAnswered(caller) ? answer(caller) : "none")
                    .as("answer")
                    .isEqualTo("none");
            return isProfiling();
        });
    }

    private static String answer(Socket caller) {
        try {
            Response response = Http.read(caller.getInputStream());
            return response.status() + " " + response.text();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isAnswered(Socket caller) {
        try {
            return caller.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isProfiling() {
        try {
            return AsyncProfiler.getInstance().execute("status").contains("is running");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
