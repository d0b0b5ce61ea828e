package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.endpoint.Http.Response;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that lists what there is, and what is around it. */
class PagesTest {
    private static final Profiles TICKETS = Profiles.register("example.com/tickets");

    @Test
    void indexCountsWhatThereIs() throws Exception {
        TICKETS.add(this);
        try (TestEndpoint endpoint = TestEndpoint.open()) {
            String page = get(endpoint, "/debug/pprof/").text();
            assertThat(page)
                    .contains("<tr><td>1</td><td><a href='example.com/tickets?debug=1'>example.com/tickets</a>");
            Matcher threads =
                    Pattern.compile("<td>(\\d+)</td><td><a href='goroutine[?]").matcher(page);
            assertThat(threads.find()).isTrue();
            assertThat(Integer.parseInt(threads.group(1))).isPositive();
        } finally {
            TICKETS.remove(this);
        }
    }

    @Test
    void indexIsWellFormedAndTellsOfEveryParameterOfOurOwn() throws Exception {
        try (TestEndpoint endpoint = TestEndpoint.open()) {
            String page = get(endpoint, "/debug/pprof/").text();
            assertThat(page)
                    .contains("format=folded", "at <code>/debug/fgprof</code> too", "300 at most", "Virtual threads");
            String xml = page.replace("<!DOCTYPE html>", "").replaceAll("<(meta [^>]*)>", "<$1/>");
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void everyLinkOfTheIndexLeadsSomewhere() throws Exception {
        try (TestEndpoint endpoint = TestEndpoint.open(PprofOptions.loopback(0))) {
            Matcher link = Pattern.compile("href=['\"]([^'\"]+)['\"]")
                    .matcher(get(endpoint, "/debug/pprof/").text());
            while (link.find()) {
                Response head = Http.send(endpoint.port(), "HEAD", "/debug/pprof/" + link.group(1));
                assertThat(head.status()).as(link.group(1)).isEqualTo(200);
            }
        }
    }

    /** Clients replace the last part of a profile's path. */
    @Test
    void symbolIsBesideAnApplicationsProfilesToo() throws Exception {
        try (TestEndpoint endpoint = TestEndpoint.open()) {
            assertThat(get(endpoint, "/debug/pprof/example.com/symbol").text()).isEqualTo("num_symbols: 1\n");
            assertThat(get(endpoint, "/debug/pprof/elsewhere.example/symbol").status())
                    .isEqualTo(404);
            assertThat(get(endpoint, "/debug/pprof/example.com/tickets/symbol").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void rootLeadsToTheIndex() throws Exception {
        try (TestEndpoint endpoint = TestEndpoint.open()) {
            Response response = get(endpoint, "/");
            assertThat(response.status()).isEqualTo(301);
            assertThat(response.header("Location")).isEqualTo("/debug/pprof/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/favicon.ico", "/debug", "/debug/", "/debug/pprofile", "/heap", "/debug/fgprof/"})
    void otherPathsAreNotFoundInPlainText(String path) throws Exception {
        try (TestEndpoint endpoint = TestEndpoint.open()) {
            Response response = get(endpoint, path);
            assertThat(response.status()).isEqualTo(404);
            assertThat(response.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        }
    }

    @Test
    void outsideTooNobodyGetsInWhoShouldNot() throws Exception {
        try (TestEndpoint endpoint = TestEndpoint.open()) {
            for (String path : new String[] {"/", "/nosuch", "/debug/fgprof?seconds=1"}) {
                assertThat(Http.send(endpoint.port(), "GET", path, "Origin: https://elsewhere.example")
                                .status())
                        .isEqualTo(403);
                assertThat(Http.send(endpoint.port(), "DELETE", path).status()).isEqualTo(405);
            }
        }
    }

    @Test
    void fgprofIsTheWallProfileByItsOtherName() throws Exception {
        try (TestEndpoint endpoint = TestEndpoint.open()) {
            assertWall(endpoint.port(), "/debug/fgprof");
        }
    }

    @Test
    void applicationGivesTheWallProfileItsOtherName() throws Exception {
        Vertx vertx = Vertx.vertx();
        PprofEndpoint endpoint = TestEndpoint.await(PprofEndpoint.start(vertx, PprofOptions.mounted()));
        try {
            Router router = Router.router(vertx);
            router.route("/debug/pprof/*").subRouter(endpoint.router());
            router.route("/debug/fgprof/*").subRouter(endpoint.router());
            int port = TestEndpoint.await(
                            vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"))
                    .actualPort();
            assertWall(port, "/debug/fgprof");
        } finally {
            TestEndpoint.await(endpoint.close());
            TestEndpoint.await(vertx.close());
        }
    }

    private static void assertWall(int port, String path) throws IOException {
        Response profile = Http.send(port, "GET", path + "?seconds=1");
        assertThat(profile.status()).isEqualTo(200);
        assertThat(profile.header("Content-Disposition")).isEqualTo("attachment; filename=\"wall\"");
        Response folded = Http.send(port, "GET", path + "?seconds=1&format=folded");
        assertThat(folded.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(folded.text()).containsPattern("(?m)^java\\.lang\\.Thread\\.run;.* [0-9]+$");
        assertThat(Http.send(port, "GET", path + "/heap").status()).isEqualTo(404);
        assertThat(Http.send(port, "GET", path + "?seconds=abc").text())
                .isEqualTo("invalid value for \"seconds\" - must be a positive integer\n");
        assertThat(Http.send(port, "GET", path + "?format=svg").text()).isEqualTo("format must be pprof or folded\n");
    }

    private static Response get(TestEndpoint endpoint, String path) throws IOException {
        return Http.send(endpoint.port(), "GET", path);
    }
}
