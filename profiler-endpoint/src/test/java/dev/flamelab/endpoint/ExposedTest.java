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
        Vertx vertx = Vertx.vertx();
        PprofEndpoint endpoint = TestEndpoint.await(PprofEndpoint.start(vertx, PprofOptions.mounted()));
        try {
            Router router = Router.router(vertx);
            router.route("/debug/pprof/*").subRouter(endpoint.router());
            int port = TestEndpoint.await(
                            vertx.createHttpServer().requestHandler(router).listen(0, "0.0.0.0"))
                    .actualPort();
            assertThat(index(port, "localhost")).isEqualTo(403);
            assertThat(Http.send(port, "GET", "/debug/pprof/").status()).isEqualTo(200);
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
