package dev.flamelab.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Loads that end before their time: whoever ends them, nothing of them is left. */
@Timeout(300)
class LoadEndTest {
    @TempDir
    private Path reports;

    @Test
    void aServiceThatDiesFailsTheRunAtOnce() throws Exception {
        try (var service = new DemoProcess();
                var load = LoadProcess.into(reports, service.url(), "30", "1", "3000")) {
            load.upTo("measured");
            service.kill();

            JsonNode end = load.end();

            assertThat(end.path("outcome").asText()).isEqualTo("failed");
            assertThat(end.path("reason").asText()).startsWith(service.url()).endsWith("did not answer");
            assertThat(end.path("errors").asInt()).isPositive();
            assertThat(load.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void endedByASignalItLeavesNothingBehind() throws Exception {
        try (var service = new DemoProcess();
                var load = LoadProcess.into(reports, service.url(), "30", "0", "3000")) {
            load.upTo("measured");

            load.terminate();

            assertThat(load.exitCode()).isEqualTo(143);
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void whatAKilledRunHasLeftIsGoneAfterTheNext() throws Exception {
        try (var service = new DemoProcess()) {
            try (var killed = LoadProcess.into(reports, service.url(), "6", "0", "3000")) {
                killed.upTo("measured");
                // What libraries unpack is kept there too, and they do it when they like.
                do killed.upTo("progress");
                while (files().stream()
                        .noneMatch(file -> reports.relativize(file).getName(1).endsWith("tmp")));
                killed.kill();
            }
            assertThat(files()).isNotEmpty();

            try (var next = LoadProcess.into(reports, service.url(), "6", "0", "1")) {
                next.end();
            }

            assertThat(reports).isDirectoryNotContaining("glob:**/.unfinished-*");
        }
    }

    @Test
    void endsWhenItsParentIsGone() throws Exception {
        try (var service = new DemoProcess();
                var load = LoadProcess.into(reports, service.url(), "30", "0", "3000", "--stop-with-parent")) {
            load.upTo("measured");

            load.endInput();

            assertThat(load.exitCode()).isEqualTo(4);
            assertThat(files()).isEmpty();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(reports)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
