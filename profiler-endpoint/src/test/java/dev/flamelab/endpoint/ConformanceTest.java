package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.endpoint.Conformance.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Go program's net/http/pprof and ours, asked the same. */
class ConformanceTest {
    private static final Pattern LINK = Pattern.compile("<td>(\\d+)</td><td><a href='([^']+)\\?debug=1'>\\2</a></td>");

    private static final int THREADS = 6;

    @TempDir
    private static Path folder;

    private static GoServer go;
    private static Profiles sessions;
    private static TestEndpoint endpoint;

    @BeforeAll
    static void open() throws Exception {
        go = GoServer.start(folder);
        sessions = Profiles.register("example.com/sessions");
        sessions.add(folder);
        endpoint = TestEndpoint.open(PprofOptions.loopback(0)
                .service("test")
                .longest(Duration.ofSeconds(19))
                .openCaptures(100));
    }

    @AfterAll
    static void close() throws Exception {
        if (go != null) {
            go.close();
        }
        if (endpoint != null) {
            endpoint.close();
            sessions.remove(folder);
        }
    }

    @Test
    void answersAreThoseOfGo() throws Exception {
        List<Row> rows = Conformance.rows();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(60);
        ExecutorService theirs = Executors.newFixedThreadPool(THREADS);
        ExecutorService own = Executors.newFixedThreadPool(THREADS);
        try {
            Map<Row, Answers> asked = new LinkedHashMap<>();
            for (Row row : rows) {
                asked.put(row, new Answers(theirs.submit(() -> ask(row)), own.submit(() -> row.ask(endpoint.port()))));
            }
            var softly = new SoftAssertions();
            for (Row row : rows) {
                Map<String, String> gos = asked.get(row).gos.get();
                Map<String, String> ours = asked.get(row).ours.get();
                Set<String> differing = gos.keySet().stream()
                        .filter(what -> !Objects.equals(gos.get(what), ours.get(what)))
                        .collect(Collectors.toSet());
                softly.assertThat(differing)
                        .as("%s%nGo's %s%nours %s", row, gos, ours)
                        .containsExactlyInAnyOrderElementsOf(row.differs());
            }
            softly.assertAll();
        } finally {
            theirs.shutdown();
            own.shutdown();
        }
    }

    private record Answers(Future<Map<String, String>> gos, Future<Map<String, String>> ours) {}

    private static Map<String, String> ask(Row row) throws IOException {
        synchronized (row.alone()) {
            return row.ask(go.port());
        }
    }

    @Test
    void indexHasGosRowsInGosOrder() throws Exception {
        List<String> ours = links(endpoint.port());
        assertThat(ours).contains("symbol", "wall").isSorted();
        List<String> gos = links(go.port());
        ours.retainAll(gos);
        assertThat(ours).isEqualTo(gos);
    }

    private static List<String> links(int port) throws Exception {
        List<String> links = new ArrayList<>();
        LINK.matcher(Http.send(port, "GET", "/debug/pprof/").text())
                .results()
                .forEach(link -> links.add(link.group(2)));
        return links;
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap", "block", "mutex", "goroutine", "threadcreate"})
    void gosTextsComeOutOfOurTabsAsTheyWentIn(String kind) throws Exception {
        String text = Http.sendBare(
                        go.port(), "GET /debug/pprof/" + kind + "?debug=1 HTTP/1.0", List.of("Host: localhost"), "")
                .text();
        var tabs = new ElasticTabs();
        text.lines().forEach(line -> tabs.line(line.split("\t+", -1)));
        assertThat(tabs.toString()).isEqualTo(text);
        assertThat(text).contains("#\t0x");
    }
}
