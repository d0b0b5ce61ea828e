package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.endpoint.Http.Response;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which methods are served where, and that no answer, whatever it is, lacks what protects its caller. */
class MethodsTest {
    private static TestEndpoint endpoint;

    @BeforeAll
    static void open() {
        endpoint = TestEndpoint.open();
    }

    @AfterAll
    static void close() {
        endpoint.close();
    }

    @Test
    void methodOnNoPathIsRefusedAsOnAnyOther() throws Exception {
        Response options = Http.send(endpoint.port(), "OPTIONS", "*");
        assertThat(options.status()).isEqualTo(405);
        assertThat(options.header("Allow")).isEqualTo("GET, HEAD, POST");
        assertThat(Http.send(endpoint.port(), "GET", "*").status()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET      | /debug/pprof/                      | 200",
                "HEAD     | /debug/pprof/                      | 200",
                "POST     | /debug/pprof/                      | 200",
                "GET      | /debug/pprof/cmdline               | 200",
                "HEAD     | /debug/pprof/cmdline               | 200",
                "POST     | /debug/pprof/cmdline               | 200",
                "GET      | /debug/pprof/symbol                | 200",
                "POST     | /debug/pprof/symbol                | 200",
                "HEAD     | /debug/pprof/profile               | 200",
                "GET      | /debug/pprof                       | 301",
                "POST     | /debug/pprof                       | 301",
                "GET      | /debug/pprof/profile?seconds=86400 | 400",
                "POST     | /debug/pprof/profile?seconds=86400 | 400",
                "GET      | /debug/pprof/heap?seconds=0        | 400",
                "GET      | /debug/pprof/nosuch                | 404",
                "HEAD     | /debug/pprof/nosuch                | 404",
                "POST     | /debug/pprof/nosuch                | 404",
                "GET      | /elsewhere                         | 404",
                "GET      | /debug/pprofile                    | 404",
                "PUT      | /debug/pprof/                      | 405",
                "DELETE   | /debug/pprof/                      | 405",
                "OPTIONS  | /debug/pprof/                      | 405",
                "PATCH    | /debug/pprof/cmdline               | 405",
                "TRACE    | /debug/pprof/cmdline               | 405",
                "PROPFIND | /debug/pprof/profile               | 405",
                "get      | /debug/pprof/                      | 405",
                "GETS     | /debug/pprof/                      | 405",
                "DELETE   | /debug/pprof/nosuch                | 405",
                "PUT      | /debug/pprof                       | 405",
                "OPTIONS  | /elsewhere                         | 405",
                "GET      | /%zz                               | 400",
                "GET      | debug/pprof/                       | 400",
                "OPTIONS  | *                                  | 400",
                "CONNECT  | localhost:80                       | 400",
                "G T      | /debug/pprof/                      | 400",
            })
    void eachMethodHasItsStatus(String method, String path, int status) throws Exception {
        Response response = Http.send(endpoint.port(), method, path);
        if (status == 400) {
            assertThat(response.status()).isIn(400, 404, 405);
        } else {
            assertThat(response.status()).isEqualTo(status);
        }
        isGuarded(response);
        if (response.status() >= 400 && path.startsWith("/debug/pprof/")) {
            assertThat(response.header("X-Go-Pprof")).isEqualTo("1");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Host: evil.example, 403",
        "Origin: null, 403",
        "Sec-Fetch-Site: cross-site, 403",
    })
    void refusalsAreGuardedToo(String header, int status) throws Exception {
        List<String> headers = header.startsWith("Host") ? List.of(header) : List.of("Host: localhost", header);
        for (String path : List.of("/debug/pprof/", "/debug/pprof/heap", "/elsewhere")) {
            Response response = Http.sendBare(endpoint.port(), "GET " + path + " HTTP/1.1", headers, "");
            assertThat(response.status()).isEqualTo(status);
            isGuarded(response);
        }
    }

    private static void isGuarded(Response response) {
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.head()).noneMatch(line -> line.toLowerCase().startsWith("access-control-"));
        assertThat(response.head()).noneMatch(line -> line.toLowerCase().startsWith("server:"));
        if (response.status() >= 400) {
            assertThat(response.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
            assertThat(response.text()).matches("([^\n]+\n)?");
        }
    }
}
