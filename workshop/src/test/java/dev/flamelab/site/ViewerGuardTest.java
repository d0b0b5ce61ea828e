package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, by which name and from which page, and what of a request is answered. */
class ViewerGuardTest {
    @RegisterExtension
    static final ServedDump viewer = new ServedDump();

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
                    DELETE | /ui/profiles?profile=2   |                                     | 403 | from pages of their own
                    DELETE | /ui/profiles?profile=2   | Origin: http://evil.example         | 403 | pages of other sites
                    DELETE | /ui/profiles?profile=1   | Origin: http://127.0.0.1:PORT       | 400 | stays open until that ends
                    DELETE | /ui/profiles             | Origin: http://127.0.0.1:PORT       | 400 | stays open until that ends
                    DELETE | /ui/profiles?profile=9   | Origin: http://127.0.0.1:PORT       | 400 | there is no open profile 9
                    GET    | /ui/saveconfig?config=a  |                                     | 405 | not for /ui/saveconfig
                    GET    | /ui/deleteconfig         |                                     | 405 | not for /ui/deleteconfig
                    GET    | /ui/profiles?file=x      |                                     | 405 | not for /ui/profiles
                    POST   | /ui/top                  | Origin: http://127.0.0.1:PORT       | 405 | not for /ui/top
                    PUT    | /ui/top                  |                                     | 405 | can be read
                    OPTIONS| /ui/top                  |                                     | 405 | can be read
                    TRACE  | /ui/top                  |                                     | 405 | can be read
                    GET    | /ui/nowhere              |                                     | 404 | no page at /ui/nowhere
                    GET    | /ui/disasm               | Accept: text/html,*/*;q=0.8         | 404 | src="assets/page.js"
                    POST   | /ui/disasm               | Origin: http://127.0.0.1:PORT       | 404 | no page at /ui/disasm
                    GET    | /ui/data/nothing         |                                     | 404 | no page at /ui/data/nothing
                    GET    | /ui/assets/Guard.class   |                                     | 404 | no page at
                    GET    | /ui/assets/..%2Fdeck.js  |                                     | 404 | no page at
                    """)
    void requestIsAnswered(String method, String target, String header, int status, String says) throws IOException {
        var headers = header == null ? List.<String>of() : List.of(viewer.here(header));
        var answer = PlainHttp.ask(viewer.port(), method, target, headers, PlainHttp.NOTHING);
        assertThat(answer.status()).isEqualTo(status);
        if (says == null) {
            assertThat(answer.body()).isEmpty();
        } else if (says.startsWith("-> ")) {
            assertThat(answer.header("Location")).contains(says.substring(3));
        } else {
            assertThat(answer.body()).contains(says);
        }
    }

    @Test
    void everyAnswerKeepsOthersOut() throws IOException {
        for (String target : new String[] {"/", "/ui/top", "/ui/data/about", "/ui/assets/page.js", "/ui/nowhere"}) {
            var answer = viewer.get(target);
            assertThat(answer.header("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe-inline")
                    .doesNotContain("'unsafe-eval'");
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
        assertThat(viewer.get("/ui/top").body()).doesNotContain("<style").doesNotContain(" style=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer.example:8080", "127.0.0.1", "localhost:1", "desk"})
    void whoLetsOthersInIsReachedUnderItsName(String host) throws IOException {
        try (var open = LocalServer.start(
                vertx -> new ViewerRoutes(
                                new OpenProfiles((file, progress) -> null),
                                ViewerOptions.standard(
                                        List.of(), viewer.folder().resolve("none")))
                        .router(vertx, new OwnNames("viewer.example", false, "desk")),
                "127.0.0.1",
                0)) {
            assertThat(PlainHttp.get(open.port(), "/ui/top", "Host: " + host).status())
                    .isEqualTo(200);
            assertThat(PlainHttp.get(open.port(), "/ui/top", "Host: evil.example")
                            .status())
                    .isEqualTo(403);
        }
    }
}
