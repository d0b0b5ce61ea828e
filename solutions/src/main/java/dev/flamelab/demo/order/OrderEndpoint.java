package dev.flamelab.demo.order;

import dev.flamelab.trace.Region;
import dev.flamelab.trace.Task;
import dev.flamelab.trace.Trace;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Answers {@code /order/?item=&quantity=} with an order, and {@code /orders/} with what all of them come to. */
public final class OrderEndpoint {
    private static final Duration CLOSING_TIME = Duration.ofSeconds(5);

    private final WorkerExecutor workers;
    private final Duration period;
    private final Books books = new Books();
    private boolean open;

    public OrderEndpoint(WorkerExecutor workers) {
        this(workers, CLOSING_TIME);
    }

    OrderEndpoint(WorkerExecutor workers, Duration period) {
        this.workers = workers;
        this.period = period;
    }

    public void place(RoutingContext ctx) {
        OrderRequest request = OrderRequest.parse(ctx.queryParams());
        Task task = Trace.task("order");
        ctx.addEndHandler(ended -> task.close());
        open(ctx);
        Order order = enter(task, request);
        workers.executeBlocking(() -> confirm(task, order), false)
                .onSuccess(confirmation -> ctx.json(new JsonObject()
                        .put("order", order.number())
                        .put("item", order.item().toString())
                        .put("quantity", order.quantity())
                        .put("cents", order.cents())
                        .put("confirmation", confirmation)))
                .onFailure(ctx::fail);
    }

    public void show(RoutingContext ctx) {
        Balance balance = books.balance();
        ctx.json(new JsonObject()
                .put("orders", balance.orders())
                .put("units", balance.units())
                .put("cents", balance.cents())
                .put("seal", balance.seal()));
    }

    /** From the first order on the books are closed regularly. */
    private void open(RoutingContext ctx) {
        if (!open) {
            open = true;
            ctx.vertx().setPeriodic(period.toMillis(), timer -> workers.executeBlocking(books::close));
        }
    }

    @SuppressWarnings("try") // a region is closed, and nothing else
    private Order enter(Task task, OrderRequest request) {
        try (Region region = task.region("enter")) {
            Order order = books.enter(request);
            task.log("order", "number " + order.number());
            return order;
        }
    }

    @SuppressWarnings("try") // a region is closed, and nothing else
    private static String confirm(Task task, Order order) {
        try (Region region = task.region("confirm")) {
            return order.confirmation();
        }
    }
}
