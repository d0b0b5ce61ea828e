package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.endpoint.Http.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceKindTest {
    @TempDir
    private Path folder;

    @Test
    void traceIsARecordingOfTheJvm() throws Exception {
        try (TestEndpoint endpoint = TestEndpoint.open()) {
            Response response = Http.send(endpoint.port(), "GET", "/debug/pprof/trace?seconds=0.5");
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("Content-Type")).isEqualTo("application/octet-stream");
            assertThat(response.header("Content-Disposition")).isEqualTo("attachment; filename=\"trace\"");
            Path file = Files.write(folder.resolve("trace.jfr"), response.body());
            assertThat(RecordingFile.readAllEvents(file)).isNotEmpty();
        }
    }

    @Test
    void traceBeyondTheLimitIsRefused() throws Exception {
        try (TestEndpoint endpoint = TestEndpoint.open()) {
            Response response = Http.send(endpoint.port(), "GET", "/debug/pprof/trace?seconds=300.5");
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.text()).isEqualTo("seconds must be at most 300, the limit of this endpoint\n");
        }
    }
}
