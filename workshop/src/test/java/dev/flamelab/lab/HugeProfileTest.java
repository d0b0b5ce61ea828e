package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is promised of 300 MB in a heap of 1 GB, held by a sixth of both. */
class HugeProfileTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEAP_MEGABYTES = 180;
    private static final long NANOS_BETWEEN_LOOKS = 20_000_000;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void profileOfThreeTenthsOfTheHeapIsReadWithProgressAndShownInEachView(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("huge.pb.gz");
        try (var out = Files.newOutputStream(file)) {
            new MadeProfile(330_000, 60_000, 64).write(out);
        }
        try (var unpacked = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(unpacked.transferTo(OutputStream.nullOutputStream()))
                    .isGreaterThan(HEAP_MEGABYTES * 3L / 10 << 20);
        }
        var pprof = new ArrayList<>(BenchmarksTest.PPROF);
        pprof.add(1, "-Xmx" + HEAP_MEGABYTES + "m");
        try (var viewer = new ViewerProcess(pprof, List.of(file.toString()))) {
            List<JsonNode> states = untilRead(viewer);
            assertThat(states.get(states.size() - 1).path("state").asText()).isEqualTo("ready");
            assertThat(states.subList(0, states.size() - 1)).isNotEmpty().allSatisfy(state -> {
                assertThat(state.path("of").asLong()).isEqualTo(Files.size(file));
                assertThat(state.path("done").asLong()).isBetween(0L, Files.size(file));
            });
            JsonNode flames = JSON.readTree(shown(viewer, "flamegraph"));
            assertThat(flames.path("nodes").path("parent").size()).isGreaterThan(1_000);
            assertThat(flames.path("warnings").toString()).contains("are left out");
            assertThat(http.send(
                                    HttpRequest.newBuilder(viewer.page("ui/export"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains("without frames below 0.005%</title>");
            assertThat(JSON.readTree(shown(viewer, "top")).path("rows")).isNotEmpty();
            assertThat(JSON.readTree(shown(viewer, "graph")).path("nodes")).isNotEmpty();
            assertThat(JSON.readTree(shown(viewer, "flamegraph?f=method123$"))
                            .path("nodes")
                            .path("total")
                            .path(0)
                            .asLong())
                    .isPositive()
                    .isLessThan(flames.path("total").asLong());
        }
    }

    private List<JsonNode> untilRead(ViewerProcess viewer) throws Exception {
        var states = new ArrayList<JsonNode>();
        do {
            LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
            states.add(JSON.readTree(shown(viewer, "profiles")).path("open").path(0));
        } while (states.get(states.size() - 1).path("state").asText("loading").equals("loading"));
        return states;
    }

    private String shown(ViewerProcess viewer, String data) throws Exception {
        var request = HttpRequest.newBuilder(viewer.page("ui/data/" + data)).build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(data + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }
}
