package dev.flamelab.solutions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.Sample;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BlockTest {
    private static final String LOCK = "dev.flamelab.demo.stock.Warehouse.reserve";
    private static final String QUEUE = "dev.flamelab.demo.stock.Journal.add";
    private static final String CONDITION = "ConditionObject.await";
    private static final int REQUESTS = 400;

    @Test
    void theCureAnswersAsBefore() throws Exception {
        try (var shipped = new Service("solutions-block-shipped.jar");
                var cured = new Service("solutions-block.jar")) {
            for (String request : List.of(
                    "/reserve/?item=lamp",
                    "/reserve/?item=lamp&quantity=10",
                    "/stock/?item=lamp",
                    "/reserve/?item=table&quantity=11",
                    "/reserve/?item=table&quantity=9",
                    "/reserve/?item=table&quantity=2",
                    "/reserve/?item=table",
                    "/reserve/?item=table",
                    "/reserve/?item=screw&quantity=0",
                    "/reserve/")) {
                var before = shipped.get(request);
                var after = cured.get(request);

                assertThat(after.statusCode()).as(request).isEqualTo(before.statusCode());
                assertThat(withoutJournal(after)).as(request).isEqualTo(withoutJournal(before));
            }
        }
    }

    @Test
    void bothWaitsShowInTheBlockProfileAsShipped() throws Exception {
        try (var service = new Service("solutions-block-shipped.jar")) {
            reserve(service);

            assertThat(waits(service, LOCK)).isGreaterThan(REQUESTS / 4);
            assertThat(waits(service, QUEUE, CONDITION)).isGreaterThan(REQUESTS / 8);
        }
    }

    @Test
    void theCureHasRoomForAllAndCountsThemRight() throws Exception {
        try (var service = new Service("solutions-block.jar")) {
            reserve(service);

            assertThat(waits(service, QUEUE, CONDITION)).isZero();
            assertThat(service.get("/stock/?item=screw").body())
                    .contains("\"left\":" + (2_000_000_000 - REQUESTS / 2 * (1 + 20)));
        }
    }

    /** Half of them small, half large, and no piece for two. */
    private static void reserve(Service service) {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            answers.add(service.getLater("/reserve/?item=screw&quantity=" + (i % 2 == 0 ? 1 : 20)));
        }
        assertThat(answers.stream()
                        .map(answer -> answer.join().body().replaceFirst(".*\"left\":([0-9]+),.*", "$1"))
                        .collect(Collectors.toSet()))
                .hasSize(REQUESTS);
    }

    /** It is written behind the answers' back. */
    private static String withoutJournal(HttpResponse<String> response) {
        return response.body().replaceFirst(",\"written\":[0-9]+", "");
    }

    private static long waits(Service service, String... frames) throws IOException, InterruptedException {
        return ProfileReader.read(service.profile("block")).samples().stream()
                .filter(sample -> Stream.of(frames).allMatch(frame -> has(sample, frame)))
                .mapToLong(sample -> sample.values()[0])
                .sum();
    }

    private static boolean has(Sample sample, String frame) {
        return sample.stack().stream()
                .flatMap(location -> location.lines().stream())
                .anyMatch(line -> line.function().name().endsWith(frame));
    }
}
