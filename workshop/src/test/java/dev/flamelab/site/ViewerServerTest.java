package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flamelab.lab.LabError;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the viewer tells of profiles, and how more of them are opened and compared. */
class ViewerServerTest {
    @RegisterExtension
    static final ServedDump viewer = new ServedDump();

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
        var answer = viewer.get("/ui/data/about?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(answer.body()).isEqualTo(sentence + "\n");
    }

    @Test
    void everyAssetOfAPageIsThere() throws IOException {
        for (String part : viewer.get("/ui/top").body().split("(src|href)=\"")) {
            if (!part.startsWith("assets/")) continue;
            String target = "/ui/" + part.substring(0, part.indexOf('"'));
            assertThat(viewer.get(target).status()).as(target).isEqualTo(200);
        }
    }

    @Test
    void profileIsToldOf() throws IOException {
        JsonNode about = ServedDump.json(viewer.get("/ui/data/about?f=nowhere"));
        assertThat(about.path("title").asText()).isEqualTo("demo-service cpu");
        assertThat(about.path("sampleTypes").toString()).isEqualTo("[\"samples\",\"cpu\"]");
        assertThat(about.path("labels").get(0).asText()).isEqualTo("File: demo-service");
        assertThat(about.path("warnings").toString()).isEqualTo("[\"Focus expression matched no samples\"]");
        assertThat(ServedDump.json(viewer.get("/ui/data/about?si=0"))
                        .path("type")
                        .asText())
                .isEqualTo("samples");
    }

    @Test
    void wholeProfileIsDownloadedWhateverIsShown() throws IOException {
        try (var socket = new Socket("127.0.0.1", viewer.port())) {
            String request = "GET /ui/download?f=nowhere&java=short HTTP/1.0\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            int body = new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
            assertThat(new String(answer, 0, body, StandardCharsets.US_ASCII))
                    .contains("application/vnd.google.protobuf+gzip")
                    .contains("attachment;filename=profile.pb.gz");
            assertThat(ProfileReader.read(Arrays.copyOfRange(answer, body, answer.length)))
                    .isEqualTo(viewer.profile());
        }
    }

    @Test
    void flameGraphIsExportedAsOnePageWithAPolicyOfItsOwn() throws IOException {
        var page = viewer.get("/ui/export?f=Fibonacci");
        assertThat(page.header("Content-Disposition")).contains("attachment;filename=flamegraph.html");
        assertThat(page.head().stream().filter(line -> line.startsWith("Content-Security-Policy")))
                .singleElement()
                .asString()
                .contains("script-src 'unsafe-inline'")
                .contains("sandbox");
        assertThat(page.body()).contains("<title>demo-service cpu (nanoseconds)</title>");

        var nothing = viewer.get("/ui/export?f=nowhere");
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.header("Content-Disposition")).isEmpty();
    }

    @Test
    void anotherProfileIsOpenedAndCompared() throws IOException {
        JsonNode sent = ServedDump.json(
                viewer.post("/ui/profiles?name=..%2F..%2Fmine.pb.gz", Files.readAllBytes(ServedDump.DUMP)));
        assertThat(sent.path("name").asText()).isEqualTo("mine.pb.gz");
        JsonNode kept = ServedDump.json(
                viewer.post("/ui/profiles?file=dumps%2F" + ServedDump.DUMP.getFileName(), PlainHttp.NOTHING));

        JsonNode open = ServedDump.json(viewer.get("/ui/data/profiles")).path("open");
        assertThat(open.findValuesAsText("name"))
                .contains("the command's own", "mine.pb.gz", "dumps/" + ServedDump.DUMP.getFileName());
        assertThat(open.findValuesAsText("state")).containsOnly("ready");

        String both = "?profile=" + sent.path("id").asText() + "&diff_base="
                + kept.path("id").asText();
        JsonNode diff = ServedDump.json(viewer.get("/ui/data/about" + both));
        assertThat(diff.path("isDiff").asBoolean()).isTrue();
        assertThat(diff.path("total").asLong()).isEqualTo(9_700_000_000L);
        assertThat(ServedDump.json(viewer.get(
                                "/ui/data/about?base=" + kept.path("id").asText()))
                        .path("total")
                        .asLong())
                .isZero();
        assertThat(ServedDump.json(viewer.get("/ui/data/taglist" + both)).findValuesAsText("name"))
                .doesNotContain("pprof::base");
        String means = both + "&mean=t";
        assertThat(viewer.get("/ui/data/top" + means).body())
                .isEqualTo(viewer.get("/ui/data/top" + both).body());
        assertThat(ServedDump.json(viewer.get("/ui/data/about" + means))
                        .path("warnings")
                        .toString())
                .contains("A difference has no means");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    /ui/profiles?name=notes.txt              | notes.txt is a text, not a pprof profile
                    /ui/profiles?file=dumps%2F..%2Fpom.xml   | there is no dump dumps/../pom.xml: choose one of the list
                    /ui/profiles?file=%2Fetc%2Fpasswd        | there is no dump /etc/passwd: choose one of the list
                    """)
    void whatIsNoProfileIsRefusedAndNotListed(String target, String sentence) throws IOException {
        int before =
                ServedDump.json(viewer.get("/ui/data/profiles")).path("open").size();
        var answer = viewer.post(target, "just a text\n".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith(sentence);
        assertThat(ServedDump.json(viewer.get("/ui/data/profiles")).path("open"))
                .hasSize(before);
    }

    @Test
    void savedSettingsAreInPprofsFileUntilTheyAreDeleted() throws IOException {
        assertThat(viewer.post(
                                "/ui/saveconfig?config=mine&f=Fib%7Cmain&si=cpu&n=20&trim=f&g=lines&fold=t",
                                PlainHttp.NOTHING)
                        .status())
                .isEqualTo(200);
        Path file = viewer.folder().resolve("config/pprof/settings.json");
        assertThat(new ObjectMapper().readTree(file.toFile()).toString())
                .isEqualTo("{\"configs\":[{\"name\":\"mine\",\"unit\":\"minimum\",\"sort\":\"flat\",\"nodecount\":20,"
                        + "\"nodefraction\":0.005,\"edgefraction\":0.001,\"focus\":\"Fib|main\","
                        + "\"granularity\":\"lines\",\"fold\":\"t\"}]}");

        JsonNode configs = ServedDump.json(viewer.get("/ui/data/about?f=Fib%7Cmain&n=20&trim=f&g=lines&fold=t"))
                .path("configs");
        assertThat(configs.findValuesAsText("name")).containsExactly("Default", "mine");
        assertThat(configs.get(1).path("isSaved").asBoolean()).isTrue();
        assertThat(configs.get(1).path("params").toString()).contains("\"f\":\"Fib|main\"", "\"fold\":\"t\"");
        assertThat(configs.get(0).path("params")).isEmpty();

        assertThat(PlainHttp.ask(
                                viewer.port(),
                                "DELETE",
                                "/ui/deleteconfig?config=mine",
                                List.of(viewer.own()),
                                PlainHttp.NOTHING)
                        .status())
                .isEqualTo(200);
        assertThat(viewer.post("/ui/deleteconfig?config=mine", PlainHttp.NOTHING)
                        .body())
                .isEqualTo("config mine not found\n");
        assertThat(viewer.post("/ui/saveconfig?f=x", PlainHttp.NOTHING).body()).isEqualTo("invalid config name\n");
    }

    @Test
    void pageIsThereWhileTheProfileIsStillRead() throws Exception {
        var reading = new CountDownLatch(1);
        var go = new CompletableFuture<Profile>();
        var profiles = new OpenProfiles((file, progress) -> null);
        try (var slow = ViewerServer.start(
                profiles, ViewerOptions.standard(List.of(), viewer.folder().resolve("none")))) {
            var opening = CompletableFuture.runAsync(() -> open(profiles, reading, go));
            reading.await();
            assertThat(PlainHttp.get(slow.port(), "/ui/top").status()).isEqualTo(200);
            JsonNode told = ServedDump.json(PlainHttp.get(slow.port(), "/ui/data/profiles"))
                    .path("open")
                    .get(0);
            assertThat(told.toString())
                    .isEqualTo(
                            "{\"id\":\"1\",\"name\":\"large\",\"isOwn\":true,\"state\":\"loading\",\"done\":3,\"of\":7,"
                                    + "\"said\":\"Fetching\"}");
            var early = PlainHttp.get(slow.port(), "/ui/data/about");
            assertThat(early.status()).isEqualTo(503);
            assertThat(early.body()).startsWith("large is still being read");

            go.complete(viewer.profile());
            opening.join();
            assertThat(PlainHttp.get(slow.port(), "/ui/data/about").status()).isEqualTo(200);
        }
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
        profiles.open("mine", "yours", progress -> new Compared(viewer.profile(), viewer.profile(), false, ""));
        try (var both = ViewerServer.start(
                profiles, ViewerOptions.standard(List.of(), viewer.folder().resolve("none")))) {
            JsonNode compared = ServedDump.json(PlainHttp.get(both.port(), "/ui/data/about"));
            assertThat(compared.path("total").asLong()).isZero();
            assertThat(compared.path("base").asText()).isEqualTo("yours");
            JsonNode alone = ServedDump.json(PlainHttp.get(both.port(), "/ui/data/about?diff_base=none"));
            assertThat(alone.path("total").asLong()).isEqualTo(9_700_000_000L);
            assertThat(alone.path("isDiff").asBoolean()).isFalse();
            assertThat(ServedDump.json(PlainHttp.get(both.port(), "/ui/data/about?profile=base&diff_base=1"))
                            .path("base")
                            .asText())
                    .isEqualTo("mine");
        }
    }

    @Test
    void whatCannotBeReadIsToldToThePageThatWaits() throws Exception {
        var profiles = new OpenProfiles((file, progress) -> null);
        try (var failing = ViewerServer.start(
                profiles, ViewerOptions.standard(List.of(), viewer.folder().resolve("none")))) {
            assertThatThrownBy(() -> profiles.open("broken", progress -> {
                        throw LabError.no("broken is cut short: copy it again");
                    }))
                    .isInstanceOf(LabError.class);
            failing.prepare();
            assertThat(PlainHttp.get(failing.port(), "/ui/data/about").body())
                    .isEqualTo("broken is cut short: copy it again\n");
        }
    }
}
