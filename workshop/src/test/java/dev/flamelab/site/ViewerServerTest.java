package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.ProfileFile;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.report.Traces;
import dev.flamelab.report.View;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class ViewerServerTest {
    private static final Path DUMPS = Path.of("../dumps");
    private static final Path DUMP = DUMPS.resolve("pprof.demo-service.samples.cpu.001.pb.gz");
    private static final byte[] NOTHING = {};

    @TempDir
    private static Path home;

    private Profile profile;
    private ViewerServer server;
    private String own;

    @BeforeAll
    void start() throws Exception {
        profile = ProfileFile.read(DUMP);
        var profiles = new OpenProfiles((file, progress) -> new Compared(ProfileFile.read(file), null, false, ""));
        profiles.open("the command's own", progress -> new Compared(profile, null, false, ""));
        server = ViewerServer.start(
                profiles, ViewerOptions.standard(List.of(DUMPS), home.resolve("config/pprof/settings.json")));
        own = "Origin: " + server.url();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    GET    | /                        | Host: 127.0.0.1:PORT                | 307 | -> /ui
                    GET    | /?f=x&si=cpu             | Host: localhost:PORT                | 307 | -> /ui?f=x&si=cpu
                    GET    | /anything/else           | Host: LOCALHOST:PORT                | 307 | -> /ui
                    GET    | /ui                      | Host: [::1]:PORT                    | 301 | -> ui/
                    GET    | /ui/                     | Host: localhost:9                   | 301 | -> flamegraph
                    GET    | /ui/?f=x                 | Host: localhost                     | 301 | -> flamegraph?f=x
                    GET    | /ui/flamegraph2          |                                     | 301 | -> flamegraph
                    GET    | /ui/flamegraphold?p=x    |                                     | 301 | -> flamegraph?p=x
                    GET    | /ui/flamegraph           | Sec-Fetch-Site: none                | 200 | assets/page.js
                    HEAD   | /ui/top                  | Sec-Fetch-Site: same-origin         | 200 |
                    GET    | /ui/graph                | Origin: http://127.0.0.1:PORT       | 200 | assets/page.js
                    GET    | /ui/peek                 | Host: evil.example:PORT             | 403 | not shown under this name
                    GET    | /ui/source               | Host: 127.0.0.1.evil.example:PORT   | 403 | not shown under this name
                    GET    | /ui/source               | Host: 192.168.1.7:PORT              | 403 | not shown under this name
                    GET    | /ui/source               | Host:                               | 403 | not shown under this name
                    GET    | http://evil.example/ui/  |                                     | 403 | not shown under this name
                    GET    | /ui/data/about           | Sec-Fetch-Site: cross-site          | 403 | pages of other sites
                    GET    | /ui/data/about           | Sec-Fetch-Site: same-site           | 403 | pages of other sites
                    GET    | /ui/data/about           | Origin: http://evil.example         | 403 | pages of other sites
                    GET    | /ui/data/about           | Origin: null                        | 403 | pages of other sites
                    GET    | /ui/data/about           | Origin: https://127.0.0.1:PORT      | 403 | pages of other sites
                    GET    | /ui/download             | Sec-Fetch-Site: cross-site          | 403 | pages of other sites
                    POST   | /ui/profiles             |                                     | 403 | from pages of their own
                    POST   | /ui/profiles?name=x      | Origin: http://evil.example         | 403 | pages of other sites
                    POST   | /ui/saveconfig?config=a  | Origin: http://localhost:PORT       | 403 | pages of other sites
                    DELETE | /ui/deleteconfig         | Sec-Fetch-Site: same-origin         | 403 | from pages of their own
                    GET    | /ui/saveconfig?config=a  |                                     | 405 | not for /ui/saveconfig
                    GET    | /ui/deleteconfig         |                                     | 405 | not for /ui/deleteconfig
                    GET    | /ui/profiles?file=x      |                                     | 405 | not for /ui/profiles
                    POST   | /ui/top                  | Origin: http://127.0.0.1:PORT       | 405 | not for /ui/top
                    PUT    | /ui/top                  |                                     | 405 | can be read
                    OPTIONS| /ui/top                  |                                     | 405 | can be read
                    TRACE  | /ui/top                  |                                     | 405 | can be read
                    GET    | /ui/nowhere              |                                     | 404 | no page at /ui/nowhere
                    GET    | /ui/data/nothing         |                                     | 404 | no page at /ui/data/nothing
                    GET    | /ui/assets/Guard.class   |                                     | 404 | no page at
                    GET    | /ui/assets/..%2Fdeck.js  |                                     | 404 | no page at
                    """)
    void requestIsAnswered(String method, String target, String header, int status, String says) throws IOException {
        var headers = header == null ? List.<String>of() : List.of(here(header));
        var answer = PlainHttp.ask(server.port(), method, target, headers, NOTHING);
        assertThat(answer.status()).isEqualTo(status);
        if (says == null) {
            assertThat(answer.body()).isEmpty();
        } else if (says.startsWith("-> ")) {
            assertThat(answer.header("Location")).contains(says.substring(3));
        } else {
            assertThat(answer.body()).contains(says);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    si=bogus                 | sample_index "bogus" must be one of: [samples cpu]
                    si=7                     | sample_index 7 is outside the range [0..1]
                    g=bad                    | error setting config field granularity: invalid "granularity" value "bad"
                    sort=up                  | error setting config field sort: invalid "sort" value "up"
                    n=x                      | error setting config field nodecount: strconv.Atoi: parsing "x": invalid syntax
                    nf=x                     | error setting config field nodefraction: strconv.ParseFloat: parsing "x": invalid syntax
                    trim=maybe               | error setting config field trim: illegal value "maybe" for bool variable
                    f=(                      | parsing focus regexp: error parsing regexp: missing closing ): `(`
                    h=[                      | parsing hide regexp: error parsing regexp: missing closing ]: `[`
                    profile=9                | there is no open profile 9: open one with Compare
                    base=9                   | there is no open profile 9: open one with Compare
                    base=1&diff_base=1       | base and diff_base exclude each other: give one of them
                    java=long                | java: 'long' is none of short, full, jvm, recorded: give one
                    norm=maybe               | error setting config field normalize: illegal value "maybe" for bool variable
                    """)
    void wrongParameterIsRefusedInPprofsWords(String query, String sentence) throws IOException {
        var answer = get("/ui/data/about?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(answer.body()).isEqualTo(sentence + "\n");
    }

    @Test
    void everyAnswerKeepsOthersOut() throws IOException {
        for (String target : new String[] {"/", "/ui/top", "/ui/data/about", "/ui/assets/page.js", "/ui/nowhere"}) {
            var answer = get(target);
            assertThat(answer.header("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe-inline")
                    .doesNotContain("'unsafe-eval'");
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
        assertThat(get("/ui/top").body()).doesNotContain("<style").doesNotContain(" style=");
    }

    @Test
    void everyAssetOfAPageIsThere() throws IOException {
        for (String part : get("/ui/top").body().split("(src|href)=\"")) {
            if (!part.startsWith("assets/")) continue;
            String target = "/ui/" + part.substring(0, part.indexOf('"'));
            assertThat(get(target).status()).as(target).isEqualTo(200);
        }
    }

    @Test
    void profileIsToldOf() throws IOException {
        JsonNode about = json(get("/ui/data/about?f=nowhere"));
        assertThat(about.path("title").asText()).isEqualTo("demo-service cpu");
        assertThat(about.path("sampleTypes").toString()).isEqualTo("[\"samples\",\"cpu\"]");
        assertThat(about.path("labels").get(0).asText()).isEqualTo("File: demo-service");
        assertThat(about.path("warnings").toString()).isEqualTo("[\"Focus expression matched no samples\"]");
        assertThat(json(get("/ui/data/about?si=0")).path("type").asText()).isEqualTo("samples");
    }

    @Test
    void wholeProfileIsDownloadedWhateverIsShown() throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            String request = "GET /ui/download?f=nowhere&java=short HTTP/1.0\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            int body = new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
            assertThat(new String(answer, 0, body, StandardCharsets.US_ASCII))
                    .contains("application/vnd.google.protobuf+gzip")
                    .contains("attachment;filename=profile.pb.gz");
            assertThat(ProfileReader.read(Arrays.copyOfRange(answer, body, answer.length)))
                    .isEqualTo(profile);
        }
    }

    @Test
    void flameGraphIsExportedAsOnePageWithAPolicyOfItsOwn() throws IOException {
        var page = get("/ui/export?f=Fibonacci");
        assertThat(page.header("Content-Disposition")).contains("attachment;filename=flamegraph.html");
        assertThat(page.head().stream().filter(line -> line.startsWith("Content-Security-Policy")))
                .singleElement()
                .asString()
                .contains("script-src 'unsafe-inline'")
                .contains("sandbox");
        assertThat(page.body()).contains("<title>demo-service cpu (nanoseconds)</title>");

        var nothing = get("/ui/export?f=nowhere");
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.header("Content-Disposition")).isEmpty();
    }

    @Test
    void anotherProfileIsOpenedAndCompared() throws IOException {
        JsonNode sent = json(post("/ui/profiles?name=..%2F..%2Fmine.pb.gz", Files.readAllBytes(DUMP)));
        assertThat(sent.path("name").asText()).isEqualTo("mine.pb.gz");
        JsonNode kept = json(post("/ui/profiles?file=dumps%2F" + DUMP.getFileName(), NOTHING));

        JsonNode open = json(get("/ui/data/profiles")).path("open");
        assertThat(open.findValuesAsText("name"))
                .contains("the command's own", "mine.pb.gz", "dumps/" + DUMP.getFileName());
        assertThat(open.findValuesAsText("state")).containsOnly("ready");

        JsonNode diff = json(get("/ui/data/about?profile=" + sent.path("id").asText() + "&diff_base="
                + kept.path("id").asText()));
        assertThat(diff.path("isDiff").asBoolean()).isTrue();
        assertThat(diff.path("total").asLong()).isEqualTo(9_700_000_000L);
        assertThat(json(get("/ui/data/about?base=" + kept.path("id").asText()))
                        .path("total")
                        .asLong())
                .isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    /ui/profiles?name=notes.txt              | notes.txt is a text, not a pprof profile
                    /ui/profiles?file=dumps%2F..%2Fpom.xml   | there is no dump dumps/../pom.xml: choose one of the list
                    /ui/profiles?file=%2Fetc%2Fpasswd        | there is no dump /etc/passwd: choose one of the list
                    """)
    void whatIsNoProfileIsRefusedAndNotListed(String target, String sentence) throws IOException {
        int before = json(get("/ui/data/profiles")).path("open").size();
        var answer = post(target, "just a text\n".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith(sentence);
        assertThat(json(get("/ui/data/profiles")).path("open")).hasSize(before);
    }

    @Test
    void savedSettingsAreInPprofsFileUntilTheyAreDeleted() throws IOException {
        assertThat(post("/ui/saveconfig?config=mine&f=Fib%7Cmain&si=cpu&n=20&trim=f&g=lines&fold=t", NOTHING)
                        .status())
                .isEqualTo(200);
        Path file = home.resolve("config/pprof/settings.json");
        assertThat(new ObjectMapper().readTree(file.toFile()).toString())
                .isEqualTo("{\"configs\":[{\"name\":\"mine\",\"unit\":\"minimum\",\"sort\":\"flat\",\"nodecount\":20,"
                        + "\"nodefraction\":0.005,\"edgefraction\":0.001,\"focus\":\"Fib|main\","
                        + "\"granularity\":\"lines\",\"fold\":\"t\"}]}");

        JsonNode configs = json(get("/ui/data/about?f=Fib%7Cmain&n=20&trim=f&g=lines&fold=t"))
                .path("configs");
        assertThat(configs.findValuesAsText("name")).containsExactly("Default", "mine");
        assertThat(configs.get(1).path("isCurrent").asBoolean()).isTrue();
        assertThat(configs.get(0).path("params")).isEmpty();

        assertThat(PlainHttp.ask(server.port(), "DELETE", "/ui/deleteconfig?config=mine", List.of(own), NOTHING)
                        .status())
                .isEqualTo(200);
        assertThat(post("/ui/deleteconfig?config=mine", NOTHING).body()).isEqualTo("config mine not found\n");
        assertThat(post("/ui/saveconfig?f=x", NOTHING).body()).isEqualTo("invalid config name\n");
    }

    @Test
    void slowReaderGetsAllOfIt() throws IOException {
        try (var socket = new Socket()) {
            // so little room that the server has to wait
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
            String request = "GET /ui/data/traces HTTP/1.0\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var text = new StringBuilder();
            byte[] some = new byte[512];
            for (int n = 0; n >= 0; n = socket.getInputStream().read(some)) {
                text.append(new String(some, 0, n, StandardCharsets.ISO_8859_1));
            }
            assertThat(text.toString().lines().count())
                    .isGreaterThan(
                            Traces.of(profile, View.STANDARD).text().lines().count());
        }
    }

    @Test
    void readerWhoGoesLeavesNothingBehind() throws IOException {
        for (int i = 0; i < 30; i++) {
            try (var socket = new Socket("127.0.0.1", server.port())) {
                String request = "GET /ui/data/traces HTTP/1.1\r\nHost: localhost\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
        }
        assertThat(get("/ui/data/about").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer.example:8080", "127.0.0.1", "localhost:1", "desk"})
    void whoLetsOthersInIsReachedUnderItsName(String host) throws IOException {
        try (var open = LocalServer.start(
                vertx -> ViewerRoutes.of(
                        vertx,
                        new OpenProfiles((file, progress) -> null),
                        ViewerOptions.standard(List.of(), home.resolve("none")),
                        new OwnNames("viewer.example", false, "desk")),
                "127.0.0.1",
                0)) {
            assertThat(PlainHttp.get(open.port(), "/ui/top", "Host: " + host).status())
                    .isEqualTo(200);
            assertThat(PlainHttp.get(open.port(), "/ui/top", "Host: evil.example")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void pageIsThereWhileTheProfileIsStillRead() throws Exception {
        var reading = new CountDownLatch(1);
        var go = new CompletableFuture<Profile>();
        var profiles = new OpenProfiles((file, progress) -> null);
        try (var slow = ViewerServer.start(profiles, ViewerOptions.standard(List.of(), home.resolve("none")))) {
            var opening = CompletableFuture.runAsync(() -> open(profiles, reading, go));
            reading.await();
            assertThat(PlainHttp.get(slow.port(), "/ui/top").status()).isEqualTo(200);
            JsonNode told = json(PlainHttp.get(slow.port(), "/ui/data/profiles"))
                    .path("open")
                    .get(0);
            assertThat(told.toString())
                    .isEqualTo("{\"id\":\"1\",\"name\":\"large\",\"state\":\"loading\",\"done\":3,\"of\":7,"
                            + "\"said\":\"Fetching\"}");
            var early = PlainHttp.get(slow.port(), "/ui/data/about");
            assertThat(early.status()).isEqualTo(503);
            assertThat(early.body()).startsWith("large is still being read");

            go.complete(profile);
            opening.join();
            assertThat(PlainHttp.get(slow.port(), "/ui/data/about").status()).isEqualTo(200);
        }
    }

    @Test
    void bodyThatIsTooLargeIsNotWaitedFor() throws IOException {
        var answer = PlainHttp.ask(
                server.port(), "POST", "/ui/profiles", List.of(own, "Content-Length: 9999999999"), NOTHING);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith("the profile has more than 1073741824 bytes");
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

    @Test
    void longExpressionsFitIntoAnAddress() throws IOException {
        assertThat(get("/ui/data/about?f=" + "Fibonacci%7C".repeat(5000) + "x").status())
                .isEqualTo(200);
    }

    private static void open(OpenProfiles profiles, CountDownLatch reading, CompletableFuture<Profile> go) {
        try {
            profiles.open("large", progress -> {
                progress.at(3, 7);
                progress.say("Fetching");
                reading.countDown();
                return new Compared(go.join(), null, false, "");
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatTheCommandComparesWithCanBeLeftAside() throws Exception {
        var profiles = new OpenProfiles((file, progress) -> null);
        profiles.open("mine", progress -> new Compared(profile, profile, false, ""));
        try (var both = ViewerServer.start(profiles, ViewerOptions.standard(List.of(), home.resolve("none")))) {
            JsonNode compared = json(PlainHttp.get(both.port(), "/ui/data/about"));
            assertThat(compared.path("total").asLong()).isZero();
            assertThat(compared.path("base").asText()).isEqualTo("the base of mine");
            JsonNode alone = json(PlainHttp.get(both.port(), "/ui/data/about?diff_base=none"));
            assertThat(alone.path("total").asLong()).isEqualTo(9_700_000_000L);
            assertThat(alone.path("isDiff").asBoolean()).isFalse();
            assertThat(json(PlainHttp.get(both.port(), "/ui/data/about?profile=base&diff_base=1"))
                            .path("base")
                            .asText())
                    .isEqualTo("mine");
        }
    }

    @Test
    void whoDoesNotReadStopsNobodyElse() throws Exception {
        String request = "GET /ui/data/traces HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (var one = new Socket("127.0.0.1", server.port());
                var other = new Socket("127.0.0.1", server.port());
                var third = new Socket("127.0.0.1", server.port())) {
            for (Socket idle : List.of(one, other, third)) {
                idle.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThat(idle.getInputStream().read()).isEqualTo('H');
            }
            assertThat(get("/ui/data/about").status()).isEqualTo(200);
        }
    }

    @Test
    void whatCannotBeReadIsToldToThePageThatWaits() throws Exception {
        var profiles = new OpenProfiles((file, progress) -> null);
        try (var failing = ViewerServer.start(profiles, ViewerOptions.standard(List.of(), home.resolve("none")))) {
            assertThatThrownBy(() -> profiles.open("broken", progress -> {
                        throw LabError.no("broken is cut short: copy it again");
                    }))
                    .isInstanceOf(LabError.class);
            assertThat(PlainHttp.get(failing.port(), "/ui/data/about").body())
                    .isEqualTo("broken is cut short: copy it again\n");
        }
    }

    private String here(String header) {
        return header.replace("PORT", String.valueOf(server.port()));
    }

    private PlainHttp get(String target) throws IOException {
        return PlainHttp.get(server.port(), target);
    }

    private PlainHttp post(String target, byte[] body) throws IOException {
        return PlainHttp.ask(server.port(), "POST", target, List.of(own), body);
    }

    private static JsonNode json(PlainHttp answer) throws IOException {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
