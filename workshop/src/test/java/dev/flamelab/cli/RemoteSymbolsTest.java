package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.flamelab.endpoint.PprofEndpoint;
import dev.flamelab.endpoint.PprofOptions;
import dev.flamelab.lab.StandIn;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteSymbolsTest {
    private static final byte[] TEXT =
            "goroutine profile: total 6\n4 @ 0x11 0x21 0x31\n2 @ 0x21 0x41\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NAMES = "num_symbols: 1\n0x10 shop.Inner\n0x20 shop.Outer<int>\n0x30 main\n0x21 other\n"
            .getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path home;

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

    @AutoClose
    private final StandIn service = new StandIn();

    @AutoClose
    private OtherHome otherHome;

    @BeforeEach
    void setUp() throws Exception {
        otherHome = OtherHome.at(home);
        Files.createDirectories(home.resolve("workshop/chapters"));
        service.on("/debug/pprof/goroutine", exchange -> StandIn.send(exchange, 200, TEXT));
        service.on("/debug/pprof/symbol", this::names);
        service.on("/debug/pprof/heap", this::profile);
        service.on("/nameless/debug/pprof/goroutine", exchange -> StandIn.send(exchange, 200, TEXT));
    }

    private void profile(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        StandIn.send(exchange, 200, Dumps.bytes(Dumps.fib()));
    }

    private void names(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + headers.getFirst("Content-Type")
                + " " + headers.getFirst("Authorization") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        StandIn.send(exchange, 200, NAMES);
    }

    @Test
    void serviceIsAskedWhatGoAsksAndShownAsGoShowsIt() throws Exception {
        String address = "http://me:word@" + service.host() + "/debug/pprof/goroutine?debug=1";
        try (var go = GoPprof.in(home)) {
            for (String report : List.of("-top", "-traces", "-raw")) {
                Typed theirs = go.answer(List.of(report, address), "");
                Typed ours = Typed.lab("pprof", report, "--compat=1.19", address);

                assertThat(theirs.exitCode()).as(theirs.err()).isZero();
                assertThat(ours.out()).as(ours.err()).isEqualTo(theirs.out()).contains("shop.Inner", "shop.Outer");
                assertThat(asked.take()).isEqualTo(asked.take());
            }
        }
    }

    @Test
    void profileIsAskedForAsGoAsksForItAndShownAsGoShowsIt() throws Exception {
        String address = service.host() + "/debug/pprof/heap?gc=1&debug=0";
        try (var go = GoPprof.in(home)) {
            for (String flag : List.of("-seconds=1", "-cum")) {
                Typed theirs = go.answer(List.of("-top", flag, "-base=http://" + address, address), "");
                Typed ours = Typed.lab("pprof", "-top", flag, "--compat=1.19", "-base=http://" + address, address);

                assertThat(theirs.exitCode()).as(theirs.err()).isZero();
                assertThat(ours.out()).as(ours.err()).isEqualTo(theirs.out()).contains("Total samples = 0");
                List<String> requests = List.of(asked.take(), asked.take(), asked.take(), asked.take());
                assertThat(requests)
                        .containsOnly("GET /debug/pprof/heap?debug=0&gc=1" + (flag.equals("-cum") ? "" : "&seconds=1"));
            }
        }
    }

    @Test
    void namesAreSavedWithTheProfile() {
        Typed typed = Typed.lab("pprof", "-top", address("/debug/pprof/goroutine?debug=1"));

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(asked).containsExactly("POST /debug/pprof/symbol application/octet-stream null 0x10+0x20+0x30+0x40");
        assertThat(typed.out()).contains("main").doesNotContain("other");
        assertThat(Typed.lab(
                                "pprof",
                                "-top",
                                home.resolve("my-dumps/pprof.goroutine.001.pb.gz")
                                        .toString())
                        .out())
                .contains("shop.Inner", "main");
    }

    @Test
    void nobodyIsAskedWhereThatIsNotWanted() {
        for (String how : List.of("none", "local", "FastLocal", "no")) {
            Typed typed = Typed.lab("pprof", "-top", "-symbolize=" + how, address("/debug/pprof/goroutine?debug=1"));
            assertThat(typed.out()).contains("<unknown>");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void profileIsShownAndSavedWithoutNamesThatAreNotToBeHad() {
        Typed typed = Typed.lab("pprof", "-top", address("/nameless/debug/pprof/goroutine"));

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err())
                .contains("No names for addresses: http://", "/nameless/debug/pprof/symbol", "Saved profile in ");
        assertThat(typed.out()).contains("<unknown>");
    }

    @Test
    void textOfOurOwnEndpointHasItsNames() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            PprofEndpoint endpoint = PprofEndpoint.start(vertx, PprofOptions.loopback(0))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            Typed typed = Typed.lab(
                    "pprof", "-top", "http://127.0.0.1:" + endpoint.port() + "/debug/pprof/goroutine?debug=1");

            assertThat(typed.exitCode()).as(typed.err()).isZero();
            assertThat(typed.out()).contains("Thread.run").doesNotContain("<unknown>");
            endpoint.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    private String address(String path) {
        return "http://" + service.host() + path;
    }
}
