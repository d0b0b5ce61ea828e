package dev.flamelab.demo;

import static dev.flamelab.demo.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class OrderTest {
    @AutoClose
    private static final RunningService SERVICE = new RunningService();

    @Test
    void ordersAreNeitherLostNorDoubled() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            answers.add(
                    SERVICE.getLater(i % 2 == 0 ? "/order/?item=chair&quantity=2" : "/order?item=lamp&quantity=10"));
        }
        List<JsonObject> orders =
                answers.stream().map(answer -> json(answer.join())).toList();

        assertThat(orders.stream().map(order -> order.getInteger("order")))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 400).boxed().toList());
        for (int i = 0; i < 400; i++) {
            int number = orders.get(i).getInteger("order");
            assertThat(orders.get(i)).isEqualTo(i % 2 == 0 ? chairs(number) : lamps(number));
        }
        JsonObject balance = awaitOrders(400);
        assertThat(balance.getLong("units")).isEqualTo(200 * 2 + 200 * 10);
        assertThat(balance.getLong("cents")).isEqualTo(200L * 15_900 + 200L * 44_910);
        assertThat(balance.getString("seal")).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    /order/                        | item must be lamp, chair or table
                    /order/?item=screw             | item must be lamp, chair or table
                    /order/?item=lamp&quantity=0   | quantity must be from 1 to 100
                    /order/?item=lamp&quantity=101 | quantity must be from 1 to 100
                    /order/?item=lamp&quantity=-1  | quantity must be from 1 to 100
                    /order/?item=lamp&quantity=99999999999 | quantity must be from 1 to 100
                    """)
    void whatIsNotOfferedCannotBeOrdered(String path, String error) throws Exception {
        HttpResponse<String> response = SERVICE.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response)).isEqualTo(new JsonObject().put("error", error));
    }

    private static JsonObject chairs(int number) {
        return order(number, "chair", 2, 15_900, "Order " + number + ": 2 x chair, 159.00");
    }

    private static JsonObject lamps(int number) {
        return order(number, "lamp", 10, 44_910, "Order " + number + ": 10 x lamp, 449.10");
    }

    private static JsonObject order(int number, String item, int quantity, int cents, String confirmation) {
        return new JsonObject()
                .put("order", number)
                .put("item", item)
                .put("quantity", quantity)
                .put("cents", cents)
                .put("confirmation", confirmation);
    }

    /** The balance has them once the books have been closed. */
    private static JsonObject awaitOrders(int count) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        JsonObject balance = json(SERVICE.get("/orders/"));
        while (balance.getInteger("orders") < count && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
            balance = json(SERVICE.get("/orders/"));
        }
        assertThat(balance.getInteger("orders")).isEqualTo(count);
        return balance;
    }
}
