package dev.flamelab.demo.fib;

import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers {@code /fib/?n=&type=} with a Fibonacci number. */
public final class FibEndpoint implements Handler<RoutingContext> {
    private final WorkerExecutor workers;

    public FibEndpoint(WorkerExecutor workers) {
        this.workers = workers;
    }

    @Override
    public void handle(RoutingContext ctx) {
        FibRequest request = FibRequest.parse(ctx.queryParams());
        // Unordered: requests of one connection need not wait for each other.
        workers.executeBlocking(request::answer, false)
                .onSuccess(answer ->
                        ctx.json(new JsonObject().put("number", request.n()).put("fibonacci", answer)))
                .onFailure(ctx::fail);
    }
}
