package dev.flamelab.demo;

import static dev.flamelab.demo.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ReserveTest {
    private static final int CONFLICT = 409;

    @AutoClose
    private final RunningService service = new RunningService();

    @Test
    void aReservationLeavesLessInStock() throws Exception {
        JsonObject first = json(service.get("/reserve/?item=lamp&quantity=3"));
        JsonObject second = json(service.get("/reserve?item=lamp"));

        assertThat(first.getString("item")).isEqualTo("lamp");
        assertThat(first.getInteger("quantity")).isEqualTo(3);
        assertThat(first.getInteger("left")).isEqualTo(997);
        assertThat(first.getString("voucher")).matches("[0-9a-f]{16}");
        assertThat(second.getInteger("left")).isEqualTo(996);
        assertThat(second.getString("voucher")).isNotEqualTo(first.getString("voucher"));
        assertThat(json(service.get("/stock/?item=lamp")))
                .isEqualTo(new JsonObject().put("item", "lamp").put("left", 996).put("written", 0));
    }

    @Test
    void manyAtOnceGetPiecesOfTheirOwn() throws Exception {
        List<JsonObject> answers = together(100, "/reserve/?item=lamp&quantity=10").stream()
                .map(RunningService::json)
                .toList();

        assertThat(answers.stream().map(answer -> answer.getInteger("left")))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100).map(i -> 10 * i).boxed().toList());
        assertThat(answers.stream().map(answer -> answer.getString("voucher"))).doesNotHaveDuplicates();
        awaitWritten("lamp", 0, 1_000);
    }

    @Test
    void noMoreIsReservedThanThereIs() throws Exception {
        List<HttpResponse<String>> answers = together(30, "/reserve/?item=table&quantity=3");

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(3);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == CONFLICT))
                .hasSize(27)
                .allSatisfy(answer ->
                        assertThat(json(answer).getString("error")).matches("only [0-9]+ of item table are left"));
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    /reserve/                            | item must be screw, lamp or table
                    /reserve/?item=                      | item must be screw, lamp or table
                    /reserve/?item=Lamp                  | item must be screw, lamp or table
                    /reserve/?item=lamp&quantity=0       | quantity must be from 1 to 100
                    /reserve/?item=lamp&quantity=-1      | quantity must be from 1 to 100
                    /reserve/?item=lamp&quantity=101     | quantity must be from 1 to 100
                    /reserve/?item=lamp&quantity=9999999999 | quantity must be from 1 to 100
                    /stock/                              | item must be screw, lamp or table
                    """)
    void whatIsNotThereCannotBeReserved(String path, String error) throws Exception {
        HttpResponse<String> response = service.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response)).isEqualTo(new JsonObject().put("error", error));
    }

    private List<HttpResponse<String>> together(int count, String path) {
        List<CompletableFuture<HttpResponse<String>>> answers =
                Stream.generate(() -> service.getLater(path)).limit(count).toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** The journal is written behind the answers' back. */
    private void awaitWritten(String item, int left, int written) throws Exception {
        JsonObject stock = new JsonObject().put("item", item).put("left", left).put("written", written);
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        JsonObject seen = json(service.get("/stock/?item=" + item));
        while (!seen.equals(stock) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
            seen = json(service.get("/stock/?item=" + item));
        }
        assertThat(seen).isEqualTo(stock);
    }
}
