package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens on an address that is not loopback; skipped on a machine that has none. */
class ExposedTest {
    private static final String TOKEN = "correct-horse-battery";
    private static final String BEARER = "Authorization: Bearer " + TOKEN;

    private InetAddress address;

    @BeforeEach
    void findAddress() throws SocketException {
        Optional<InetAddress> found = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(candidate -> candidate instanceof Inet4Address && !candidate.isLoopbackAddress())
                .findFirst();
        assumeTrue(found.isPresent(), "This machine has no address but loopback");
        address = found.get();
    }

    @Test
    void tokenOpensWhatWasExposed() throws Exception {
        String host = address.getHostAddress();
        try (TestEndpoint endpoint = TestEndpoint.open(
                PprofOptions.loopback(0).exposed("0.0.0.0", TOKEN).hosts("orders.internal"))) {
            assertThat(index(endpoint.port(), host)).isEqualTo(401);
            assertThat(index(endpoint.port(), host, BEARER)).isEqualTo(200);
            assertThat(index(endpoint.port(), "orders.internal", BEARER)).isEqualTo(200);
            assertThat(index(endpoint.port(), "evil.example", BEARER)).isEqualTo(403);
            assertThat(index(endpoint.port(), "203.0.113.9", BEARER)).isEqualTo(403);
        }
    }

    @Test
    void routerOfAServerThatEverybodyReachesServesThisMachineAlone() throws Exception {
        mounted(PprofOptions.mounted(), port -> {
            assertThat(index(port, "localhost")).isEqualTo(403);
            assertThat(Http.send(port, "GET", "/debug/pprof/").status()).isEqualTo(200);
            // Behind a proxy here, everybody would be.
            for (String header : List.of("Forwarded: for=203.0.113.9", "X-Forwarded-For: 203.0.113.9", "Via: 1.1 x")) {
                Http.Response proxied = Http.send(port, "GET", "/debug/pprof/", header);
                assertThat(proxied.status()).isEqualTo(403);
                assertThat(proxied.text()).contains("give the endpoint a token");
            }
        });
    }

    @Test
    void tokenAloneDoesNotExposeARouter() throws Exception {
        mounted(PprofOptions.mounted().token(TOKEN), port -> {
            assertThat(index(port, address.getHostAddress(), BEARER)).isEqualTo(403);
            assertThat(Http.send(port, "GET", "/debug/pprof/", BEARER, "Via: 1.1 x")
                            .status())
                    .isEqualTo(200);
        });
    }

    @Test
    void routerIsExposedWithItsToken() throws Exception {
        mounted(PprofOptions.mounted().exposed(TOKEN), port -> {
            String host = address.getHostAddress();
            assertThat(index(port, host)).isEqualTo(401);
            assertThat(index(port, host, BEARER)).isEqualTo(200);
            assertThat(index(port, host, BEARER, "X-Forwarded-For: 203.0.113.9"))
                    .isEqualTo(200);
            assertThat(index(port, "evil.example", BEARER)).isEqualTo(403);
        });
    }

    private interface Asked {
        void of(int port) throws Exception;
    }

    private static void mounted(PprofOptions options, Asked asked) throws Exception {
        Vertx vertx = Vertx.vertx();
        PprofEndpoint endpoint = TestEndpoint.await(PprofEndpoint.start(vertx, options));
        try {
            Router router = Router.router(vertx);
            router.route("/debug/pprof/*").subRouter(endpoint.router());
            int port = TestEndpoint.await(
                            vertx.createHttpServer().requestHandler(router).listen(0, "0.0.0.0"))
                    .actualPort();
            asked.of(port);
        } finally {
            TestEndpoint.await(endpoint.close());
            TestEndpoint.await(vertx.close());
        }
    }

    private int index(int port, String host, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of("Host: " + host));
        all.addAll(List.of(headers));
        return Http.sendBare(address, port, "GET /debug/pprof/ HTTP/1.1", all, "")
                .status();
    }
}
