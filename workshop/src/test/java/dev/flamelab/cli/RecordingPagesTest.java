package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flamelab.report.Dialect;
import dev.flamelab.report.Settings;
import dev.flamelab.site.OpenProfiles;
import dev.flamelab.site.TestBrowser;
import dev.flamelab.site.ViewerOptions;
import dev.flamelab.site.ViewerServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A recording has several kinds of samples, all of which are there to choose from. */
class RecordingPagesTest {
    /** Another build may send one at the same time. */
    private static final String SERVICE =
            "my-service-" + ProcessHandle.current().pid();

    private static final String SENT = SERVICE + ".jfr";

    @RegisterExtension
    static final TestBrowser browser = new TestBrowser();

    private static Object allocated;

    @TempDir
    private static Path folder;

    private static Path recording;
    private static ViewerServer server;

    @BeforeAll
    static void serve() throws Exception {
        recording = recorded();
        server = served();
    }

    private static ViewerServer served() throws Exception {
        var pages = new Pages(
                FlagValues.of(List.of("-http=:", recording.toString())),
                Settings.INITIAL,
                Dialect.CURRENT,
                sentence -> {});
        var profiles = new OpenProfiles(pages::another);
        var options = ViewerOptions.standard(List.of(folder), folder.resolve("none.json"));
        var served = ViewerServer.start(profiles, options);
        profiles.open("own", pages::own);
        return served;
    }

    private static Path recorded() throws IOException {
        Path file = folder.resolve("trace.waiting.001.jfr");
        try (var recording = new Recording()) {
            recording.enable("jdk.ThreadPark").withThreshold(Duration.ZERO).withStackTrace();
            recording
                    .enable("jdk.ObjectAllocationSample")
                    .with("throttle", "1000/s")
                    .withStackTrace();
            recording.start();
            for (int i = 0; i < 8; i++) allocated = new byte[1 << 20];
            for (int i = 0; i < 20; i++) LockSupport.parkNanos(RecordingPagesTest.class, 1_000_000);
            recording.stop();
            recording.dump(file);
        }
        assertThat(allocated).isNotNull();
        return file;
    }

    @AfterAll
    static void close() {
        if (server != null) server.close();
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    ''                         | ''            | alloc | alloc_space
                    si=lock                    | lock          | lock  | delay
                    si=contentions             | contentions   | lock  | contentions
                    si=alloc                   | alloc         | alloc | alloc_space
                    si=alloc_objects           | alloc_objects | alloc | alloc_objects
                    kind=lock&si=0             | contentions   | lock  | contentions
                    """)
    void everyKindHasTheNumbersOfPprof(String query, String sampleIndex, String kind, String type) throws Exception {
        JsonNode about = json(get("about?" + query));
        assertThat(about.path("kinds").toString()).isEqualTo("[\"alloc\",\"lock\"]");
        assertThat(about.path("kind").asText()).isEqualTo(kind);
        assertThat(about.path("type").asText()).isEqualTo(type);

        var rows = new ArrayList<List<String>>();
        for (JsonNode row : json(get("top?" + query)).path("rows")) {
            rows.add(Stream.of("flatText", "flatShare", "cumText", "cumShare")
                    .map(name -> row.path(name).asText())
                    .toList());
        }
        String printed = OpenDumps.pprof(recording, "-top", "-nodecount=500", "-sample_index=" + sampleIndex);
        assertThat(rows).isNotEmpty().isEqualTo(numbers(printed));
    }

    private static List<List<String>> numbers(String top) {
        return top.lines()
                .dropWhile(line -> !line.strip().startsWith("flat  flat%"))
                .skip(1)
                .map(line -> line.strip().split("\\s+", 6))
                .map(words -> List.of(words[0], words[1], words[3], words[4]))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    si=wall                 | the recording has no wall: choose of what it has, alloc, lock
                    si=bogus                | sample_index "bogus" must be one of: [alloc_objects alloc_space]; the recording has samples of these kinds too: alloc, lock
                    """)
    void whatIsNotRecordedIsToldWithWhatIs(String query, String sentence) throws Exception {
        HttpResponse<String> answer = get("about?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(sentence + "\n");
    }

    @Test
    void sentRecordingHasAllKindsAndItsOwnNameUntilItIsClosed() throws Exception {
        JsonNode sent = json(send(request("profiles?name=" + SENT).POST(BodyPublishers.ofFile(recording))));
        String id = sent.path("id").asText();
        assertThat(sent.path("name").asText()).isEqualTo(SENT);
        assertThat(json(get("about?profile=" + id)).path("title").asText()).isEqualTo(SERVICE + " alloc_space");
        assertThat(json(get("about?si=lock&profile=" + id)).path("title").asText())
                .isEqualTo(SERVICE + " delay");
        assertThat(json(get("about?si=lock&diff_base=" + id)).path("total").asLong())
                .isEqualTo(json(get("about?si=lock")).path("total").asLong());
        assertThat(sentFiles()).hasSize(1);

        assertThat(send(request("profiles?profile=" + id).DELETE()).statusCode())
                .isEqualTo(200);
        assertThat(sentFiles()).isEmpty();
        assertThat(get("about?diff_base=" + id + "&si=lock").body())
                .isEqualTo("profile " + id + " has been closed: choose another with Compare\n");
    }

    @Test
    void kindsAreSwitchedProfilesClosedAndAServerThatEndsMissedInOnePage() throws Exception {
        try (var ending = served()) {
            browser.driver().get(ending.url() + "/ui/top");
            ready("top");
            browser.driver().executeScript("window.isTheSame = true");
            choose("Sample", "lock");
            browser.await(() -> browser.text("h1").equals("waiting delay"));
            choose("Sample", "contentions");
            browser.await(() -> browser.text("h1").equals("waiting contentions"));
            assertThat(browser.truth("return window.isTheSame")).isTrue();

            press("Compare");
            String file = "//label[contains(., 'Compare with')]//option[contains(., '001.jfr')]";
            browser.await(() -> !browser.driver().findElements(By.xpath(file)).isEmpty());
            browser.driver().findElement(By.xpath(file)).click();
            press("Show");
            browser.await(() -> browser.text("h1").equals("waiting contentions, compared"));
            ready("top");
            press("Compare");
            By close = By.xpath("//dialog//button[starts-with(@aria-label, 'Close ')]");
            browser.await(() -> !browser.driver().findElements(close).isEmpty());
            browser.driver()
                    .executeScript("arguments[0].focus()", browser.driver().findElement(close));
            browser.press(Keys.ENTER);
            browser.await(() -> browser.text("h1").equals("waiting contentions"));
            assertThat(browser.driver().findElements(close)).isEmpty();
            browser.press(Keys.ESCAPE);
            ready("top");
        }
        String shown = browser.text("#view");
        choose("View", "Graph");
        browser.await(() -> browser.text("#errors").startsWith("The server no longer answers: start ./lab pprof"));
        assertThat(browser.text("#view")).isEqualTo(shown);
        assertThat(browser.address()).contains("/ui/top?");
        assertThat(browser.complaints()).isNotEmpty();
    }

    private static void ready(String view) {
        browser.await(
                () -> view.equals(browser.driver().executeScript("return document.documentElement.dataset.ready")));
    }

    private static void choose(String menu, String item) {
        press(menu);
        String at = "//*[@role='menu']//*[starts-with(@role, 'menuitem')][normalize-space()='" + item + "']";
        browser.driver().findElement(By.xpath(at)).click();
    }

    private static void press(String button) {
        browser.driver()
                .findElement(By.xpath("//button[normalize-space()='" + button + "']"))
                .click();
    }

    /** Where this machine puts what is sent. */
    private static List<Path> sentFiles() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(each -> each.getFileName().toString().startsWith("upload"))
                    .map(each -> each.resolve(SENT))
                    .filter(Files::exists)
                    .toList();
        }
    }

    private static HttpResponse<String> get(String target) throws Exception {
        return send(request("data/" + target).GET());
    }

    private static HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(server.url() + "/ui/" + target))
                .header("Origin", server.url());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
