package dev.flamelab.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class LoadTest {
    @TempDir
    private Path reports;

    @Test
    void aLoadThatTheServiceBearsIsReached() throws Exception {
        try (var service = new DemoProcess();
                var load = LoadProcess.into(reports, service.url(), "12", "3", "2")) {
            List<JsonNode> lines = load.upTo("end");

            assertThat(lines.get(0).toString())
                    .isEqualTo("{\"event\":\"start\",\"story\":\"cpu\",\"rate\":12,\"warmUp\":3,\"duration\":2}");
            assertThat(lines)
                    .extracting(line -> line.path("event").asText())
                    .containsOnlyOnce("start", "measured", "end");
            assertThat(lines)
                    .filteredOn(line -> line.path("event").asText().equals("progress"))
                    .isNotEmpty()
                    .allSatisfy(line -> {
                        assertThat(line.path("phase").asText()).isIn("warm-up", "load");
                        assertThat(line.path("elapsed").asDouble()
                                        + line.path("left").asDouble())
                                .isBetween(4.8, 5.2);
                        assertThat(line.path("errors").asInt(-1)).isZero();
                    });
            JsonNode end = lines.get(lines.size() - 1);
            assertThat(end.path("outcome").asText()).as(end.toString()).isEqualTo("reached");
            assertThat(end.path("requests").asInt()).isEqualTo(24);
            assertThat(end.path("errors").asInt(-1)).isZero();
            assertThat(end.path("rate").asDouble()).isBetween(11.4, 12.0);
            assertThat(end.path("wanted").asInt()).isEqualTo(12);
            assertThat(end.path("requestsPerTarget").toString()).isEqualTo("[24]");
            assertThat(Path.of(end.path("report").asText())).isRegularFile().startsWith(reports);
            assertThat(load.next()).isNull();
            assertThat(load.exitCode()).isZero();
            assertThat(load.complaints()).isEmpty();
            assertThat(service.answered()).isEqualTo(60);
        }
    }

    @Test
    void twoServicesGetEqualShares() throws Exception {
        try (var one = new DemoProcess();
                var other = new DemoProcess();
                var load = LoadProcess.into(reports, one.url(), "12", "1", "2", "--url", other.url())) {
            JsonNode end = load.end();

            assertThat(end.path("outcome").asText()).as(end.toString()).isEqualTo("reached");
            int each = end.path("requestsPerTarget").get(0).asInt();
            assertThat(end.path("requestsPerTarget").toString()).isEqualTo("[%d,%d]".formatted(each, each));
            assertThat(each).isEqualTo(24);
            assertThat(one.answered()).isEqualTo(other.answered());
        }
    }

    @Test
    void theLoadOfTheArticleEndsWithItsLastRequest() throws Exception {
        try (var service = new DemoProcess();
                var load = new LoadProcess(
                        "cpu",
                        "--article",
                        "--requests",
                        "31",
                        "--users",
                        "6",
                        "--json",
                        "--url",
                        service.url(),
                        "--report-dir",
                        reports.toString())) {
            List<JsonNode> lines = load.upTo("end");

            assertThat(lines.get(0).path("requests").asInt()).isEqualTo(31);
            JsonNode end = lines.get(lines.size() - 1);
            assertThat(end.path("outcome").asText()).as(end.toString()).isEqualTo("reached");
            assertThat(end.path("requests").asInt()).isEqualTo(31);
            assertThat(end.path("rate").asDouble()).isPositive();
            assertThat(load.exitCode()).isZero();
            assertThat(service.answered()).isEqualTo(31);
        }
    }

    @Test
    void aServiceThatAnswersTooLateMissesTheRate() throws Exception {
        try (var service = StandIn.keepingEveryoneWaiting();
                var load = LoadProcess.into(reports, service.url(), "6", "0", "1")) {
            JsonNode end = load.end();

            assertThat(end.path("outcome").asText()).as(end.toString()).isEqualTo("missed");
            assertThat(end.path("reason").asText()).startsWith("only 0.0 of 6 requests a second were answered in time");
            assertThat(end.path("report").isNull()).isTrue();
            assertThat(load.exitCode()).isEqualTo(3);
        }
    }

    @ParameterizedTest(name = "{0}, status {1}: {2}")
    @CsvSource({
        "cpu, 200, .* answered wrongly",
        "threads, 500, '.*text=Order\\+[0-9]+\\+is\\+on.* answered with status 500'"
    })
    void anAnswerThatIsNotRightFailsTheRun(String story, int status, String reason) throws Exception {
        try (var service = StandIn.answering(status, "{\"fibonacci\":1}");
                var load = LoadProcess.of(story, reports, service.url(), "6", "0", "3000")) {
            JsonNode end = load.end();

            assertThat(end.path("outcome").asText()).isEqualTo("failed");
            assertThat(end.path("reason").asText()).matches(reason);
            assertThat(load.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void whereNothingListensIsToldInOneSentence() throws Exception {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        try (var load = LoadProcess.into(reports, "http://127.0.0.1:" + nobody, "6", "0", "1")) {
            assertThat(load.next()).isNull();
            assertThat(load.exitCode()).isEqualTo(4);
            assertThat(load.complaints())
                    .isEqualTo("load: no demo service answers at http://127.0.0.1:" + nobody
                            + ": start it, or give another --url" + System.lineSeparator());
            assertThat(reports).isEmptyDirectory();
        }
    }

    @Test
    void aReportThatCannotBeKeptIsToldInOneSentence() throws Exception {
        Path file = Files.createFile(reports.resolve("file"));
        try (var service = StandIn.answering(200, "{}");
                var load = new LoadProcess("cpu", "--url", service.url(), "--report-dir", file.toString())) {
            assertThat(load.exitCode()).isEqualTo(4);
            assertThat(load.complaints())
                    .contains(file.toString(), "--report-dir")
                    .hasLineCount(1);
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "tea, --rate, 5, tea",
        "cpu, --rate, 0, rate",
        "cpu, --rate, x, --rate",
        "cpu, --duration, 0, duration",
        "cpu, --warm-up, -1, warm-up",
        "cpu, --url, nonsense, nonsense",
        "cpu, --url, http://h/fib, http://h/fib",
        "cpu, --pace, 5, --pace",
        "cpu, --free-cores, 2, --speed",
        "cpu, --requests, 5, --article",
        "cpu, --users, 5, --rate",
        "block, --users, 0, users"
    })
    void wrongUsageIsToldInOneSentence(String story, String option, String value, String named) throws Exception {
        try (var load = new LoadProcess(story, option, value)) {
            assertThat(load.exitCode()).isEqualTo(2);
            assertThat(load.complaints()).startsWith("load: ").contains(named).hasLineCount(1);
        }
    }
}
