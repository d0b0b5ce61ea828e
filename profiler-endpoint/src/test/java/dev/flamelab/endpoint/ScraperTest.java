package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.endpoint.Http.Response;
import dev.flamelab.endpoint.Scraper.Job;
import java.io.IOException;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Continuous profilers with the configuration files of this module, played by their own rules, all at once. */
class ScraperTest {
    private static final String TOKEN = "token-of-the-orders-service";
    private static final ExecutorService LOOPS = Executors.newCachedThreadPool();
    private static TestEndpoint endpoint;
    private static Workers workers;

    @BeforeAll
    static void open() {
        endpoint = TestEndpoint.open(PprofOptions.loopback(0)
                .service("orders")
                .exposed("127.0.0.1", TOKEN)
                .hosts("orders.internal")
                .openCaptures(16));
        workers = Workers.start();
    }

    @AfterAll
    static void close() throws Exception {
        LOOPS.shutdownNow();
        workers.stop();
        endpoint.close();
    }

    @Test
    void everyScraperGetsWhatItIsConfiguredFor() throws Exception {
        Scraper parca = Scrapers.parca(TOKEN);
        Scraper alloy = Scrapers.alloy(TOKEN);
        try (Socket datadog = open("/debug/pprof/profile?seconds=60");
                Socket delta = open("/debug/pprof/heap?seconds=60")) {
            Map<String, CompletableFuture<Response>> toParca = scrapeAll(parca);
            Map<String, CompletableFuture<Response>> toAlloy = scrapeAll(alloy);
            CompletableFuture<Response> collector = later(() -> get("/debug/pprof/profile?seconds=5"));
            Map<String, AlloyDelta> deltas = new LinkedHashMap<>();
            List.of("memory", "mutex", "block").forEach(name -> deltas.put(name, new AlloyDelta()));

            for (Map.Entry<String, AlloyDelta> entry : deltas.entrySet()) {
                entry.getValue().add(taken(alloy, entry.getKey(), toAlloy.get(entry.getKey())));
            }
            for (String name : parca.jobs().keySet()) {
                stored(parca, name, toParca.get(name));
            }
            scrapeAgain(alloy, deltas);
            for (String name : alloy.jobs().keySet()) {
                taken(alloy, name, toAlloy.get(name));
            }
            scrapeAgain(alloy, deltas);

            assertThat(deltas.values()).allMatch(one -> one.differences() == 2);
            RawProfile.valid(Served.PROFILE, collector.join().body());
            // Neither refused nor answered early.
            assertThat(datadog.getInputStream().available()).isZero();
            assertThat(delta.getInputStream().available()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap", "mutex", "block", "goroutine"})
    void agentOfDatadogGetsWhatCameToBeSinceTheStart(String name) throws Exception {
        Served kind = Served.valueOf(name.toUpperCase(Locale.ROOT));
        RawProfile.valid(kind, get("/debug/pprof/" + name).body());
    }

    @Test
    void scraperWithoutTheTokenGetsNothing() throws Exception {
        Scraper wrong = Scrapers.alloy("some-other-token-of-theirs");
        Response response = Http.sendBare(
                endpoint.port(),
                "GET /debug/pprof/allocs HTTP/1.1",
                List.of("Host: " + wrong.host(), wrong.headers().get(1)),
                "");
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).isNotEmpty();
    }

    /** As Parca does it: whatever is 200 and not empty is read, checked, and kept. */
    private static RawProfile stored(Scraper parca, String name, CompletableFuture<Response> response)
            throws IOException {
        Job job = parca.jobs().get(name);
        RawProfile profile = RawProfile.valid(job.kind(), response.join().body());
        assertThat(profile.message().getDurationNanos() > 0).isEqualTo(job.delta());
        assertThat(job.kind().types()).containsAll(job.keep());
        return profile;
    }

    /** As Alloy does it: nothing is read that does not say that it is binary, and look like it. */
    private static RawProfile taken(Scraper alloy, String name, CompletableFuture<Response> response)
            throws IOException {
        assertThat(response.join().header("Content-Type")).startsWith("application/octet-stream");
        return RawProfile.valid(alloy.jobs().get(name).kind(), response.join().body());
    }

    private static void scrapeAgain(Scraper alloy, Map<String, AlloyDelta> deltas) throws IOException {
        for (Map.Entry<String, AlloyDelta> entry : deltas.entrySet()) {
            String name = entry.getKey();
            entry.getValue().add(taken(alloy, name, later(() -> alloy.scrape(endpoint.port(), name))));
        }
    }

    private static Map<String, CompletableFuture<Response>> scrapeAll(Scraper scraper) {
        Map<String, CompletableFuture<Response>> responses = new LinkedHashMap<>();
        for (String name : scraper.jobs().keySet()) {
            responses.put(name, later(() -> scraper.scrape(endpoint.port(), name)));
        }
        return responses;
    }

    private static CompletableFuture<Response> later(Supplier<Response> call) {
        return CompletableFuture.supplyAsync(call, LOOPS);
    }

    private static Response get(String path) {
        try (Socket socket = open(path)) {
            Response response = Http.read(socket.getInputStream());
            assertThat(response.status()).isEqualTo(200);
            return response;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Socket open(String path) throws IOException {
        return Http.open(
                endpoint.port(),
                "GET " + path + " HTTP/1.1",
                List.of("Host: orders.internal:6060", "Authorization: Bearer " + TOKEN),
                "");
    }
}
