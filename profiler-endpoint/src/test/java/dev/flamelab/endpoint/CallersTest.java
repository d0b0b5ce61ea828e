package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.endpoint.Http.Response;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever calls, however many, and whether they stay: each is told something, and none costs another one anything. */
class CallersTest {
    private static final int LIMIT = 8;

    @Test
    void ofFiftyAtOnceAsManyAsMayStayAndTheOthersAreToldToComeBack() throws Exception {
        List<Socket> callers = new ArrayList<>();
        try (TestEndpoint endpoint = TestEndpoint.open()) {
            for (int i = 0; i < 50; i++) {
                callers.add(call(endpoint, i % 2 == 0 ? "profile?seconds=200" : "wall?seconds=200"));
            }
            await(() -> callers.stream().filter(CallersTest::isAnswered).count() >= 50 - LIMIT);
            int open = 0;
            for (Socket caller : callers) {
                if (isAnswered(caller)) {
                    Response response = Http.read(caller.getInputStream());
                    assertThat(response.status()).isEqualTo(429);
                    assertThat(response.text()).isEqualTo("8 captures are open, as many as the limit allows\n");
                    assertThat(Integer.parseInt(response.header("Retry-After"))).isBetween(1, 201);
                } else {
                    open++;
                }
                caller.close();
            }
            assertThat(open).isEqualTo(LIMIT);
            // Whoever hangs up makes room.
            await(() -> status(endpoint, "profile") == 200);
        } finally {
            for (Socket caller : callers) {
                caller.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "wall", "trace", "heap", "block", "goroutine"})
    void callerThatGoesAwayMakesRoom(String what) throws Exception {
        try (TestEndpoint endpoint = TestEndpoint.open(PprofOptions.loopback(0).openCaptures(1))) {
            // Whichever of them came first.
            Socket one = call(endpoint, what + "?seconds=200");
            Socket other = call(endpoint, what + "?seconds=200");
            await(() -> isAnswered(one) || isAnswered(other));
            Socket refused = isAnswered(one) ? one : other;
            assertThat(Http.read(refused.getInputStream()).status()).isEqualTo(429);
            refused.close();
            assertThat(status(endpoint, what)).isEqualTo(429);
            (refused == one ? other : one).close();
            await(() -> status(endpoint, what) == 200);
        }
    }

    private static boolean isAnswered(Socket caller) {
        try {
            return caller.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int status(TestEndpoint endpoint, String what) {
        try {
            return Http.send(endpoint.port(), "GET", "/debug/pprof/" + what + "?seconds=1")
                    .status();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Socket call(TestEndpoint endpoint, String what) throws IOException {
        return Http.open(endpoint.port(), "GET /debug/pprof/" + what + " HTTP/1.1", List.of("Host: localhost"), "");
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
