package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlideServerTest {
    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private SlideServer server;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectory(folder.resolve("figures"));
        Files.writeString(folder.resolve("figures/a.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        Files.writeString(folder.resolve("secret.svg"), "secret");
        Files.writeString(folder.resolve("01-a.md"), "# A & B\n\n![a](figures/a.svg)\n\nNote:\n- Ask: why?\n");
        server = SlideServer.start(new Decks(folder), "127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void deckIsShownToTheRoomToTheSpeakerAndOnPaper() throws Exception {
        assertThat(get("/01-a").body())
                .contains("class=\"room\"")
                .contains("/assets/deck.js")
                .contains("aria-label=\"Slide 1 of 1: A &amp; B\"");
        assertThat(get("/01-a?speaker").body()).contains("class=\"speaker\"").contains("/assets/speaker.js");
        assertThat(get("/01-a?notes").body()).contains("class=\"handout\"").contains("why?");
    }

    @Test
    void everyThingThatAPageRefersToIsServedFromHere() throws Exception {
        String page = get("/01-a").body();
        assertThat(page).doesNotContain("http://").doesNotContain("https://");
        for (String path : page.split("(src|href)=\"")) {
            if (path.startsWith("/") || path.startsWith("figures/")) {
                String target = "/" + path.substring(0, path.indexOf('"')).replaceFirst("^/", "");
                assertThat(get(target).statusCode()).as(target).isEqualTo(200);
            }
        }
    }

    @Test
    void oneDeckNeedsNoListAndSeveralHaveOne() throws Exception {
        assertThat(get("/").headers().firstValue("Location")).contains("/01-a");

        Files.writeString(folder.resolve("02-b.md"), "# Second\n");
        assertThat(get("/").body())
                .contains("href=\"/01-a\"")
                .contains("A &amp; B")
                .contains("href=\"/02-b\"")
                .contains("Second");
    }

    @Test
    void editIsSeenByReloadingAndAMistakeIsTold() throws Exception {
        Files.writeString(folder.resolve("01-a.md"), "# Changed\n");
        assertThat(get("/01-a").body()).contains("Changed");

        Files.writeString(folder.resolve("01-a.md"), "no heading\n");
        assertThat(get("/01-a").statusCode()).isEqualTo(500);
        assertThat(get("/01-a").body()).contains("line 1: this slide has no heading");
    }

    @Test
    void pagesRunNothingForeignAndAreNotKept() throws Exception {
        for (String path : new String[] {"/01-a", "/assets/deck.js", "/nowhere"}) {
            var headers = get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'")
                    .contains("script-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("Cache-Control")).contains("no-store");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        }
        assertThat(get("/01-a").body())
                .doesNotContain("<style")
                .doesNotContain(" style=")
                .doesNotContain(" onclick");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/README",
                "/figures/none.svg",
                "/figures/..%2Fsecret.svg",
                "/figures/../secret.svg",
                "/assets/DeckPage.class",
                "/assets/..%2FDeck.class",
                "/01-a/more"
            })
    void whatIsNotShownIsNotThere(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
        assertThat(get(path).body()).doesNotContain("secret</");
    }

    @Test
    void unknownDeckIsAnsweredWithThoseThatAre() throws Exception {
        assertThat(get("/07-none").body()).contains("there is no deck 07-none; there is 01-a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example:%d", "127.0.0.1", "127.0.0.1.evil.example:%d", "127.0.0.1:1"})
    void foreignNameThatPointsHereIsRefused(String host) throws IOException {
        assertThat(statusLine(host.formatted(server.port()))).contains(" 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:%d", "localhost:%d", "LOCALHOST:%d", "[::1]:%d"})
    void ownNamesAreServed(String host) throws IOException {
        assertThat(statusLine(host.formatted(server.port()))).contains(" 200 ");
    }

    @Test
    void readingIsAllThatIsAllowed() throws Exception {
        var post = HttpRequest.newBuilder(URI.create(server.url() + "/01-a"))
                .POST(BodyPublishers.ofString("x"))
                .build();
        HttpResponse<String> answer = client.send(post, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");

        var head = HttpRequest.newBuilder(URI.create(server.url() + "/01-a"))
                .method("HEAD", BodyPublishers.noBody())
                .build();
        assertThat(client.send(head, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void portInUseIsSaidAndThePortIsFreeAfterwards() throws IOException {
        int port = server.port();
        assertThatThrownBy(() -> SlideServer.start(new Decks(folder), "127.0.0.1", port))
                .isInstanceOf(BindException.class);

        server.close();
        server = SlideServer.start(new Decks(folder), "127.0.0.1", port);
        assertThat(server.port()).isEqualTo(port);
    }

    @Test
    void everySystemHasItsWayToOpenABrowser() {
        assertThat(Browser.command("Mac OS X", "u")).containsExactly("open", "u");
        assertThat(Browser.command("Windows 11", "u")).startsWith("rundll32").endsWith("u");
        assertThat(Browser.command("Linux", "u")).containsExactly("xdg-open", "u");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.url() + path)).build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Java's own client sets the Host header by itself, so this one speaks plainly. */
    private String statusLine(String host) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            String request = "GET /01-a HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }
}
