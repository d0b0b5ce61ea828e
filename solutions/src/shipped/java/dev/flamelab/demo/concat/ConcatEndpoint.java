package dev.flamelab.demo.concat;

import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers {@code /concat/?str=&count=} with a string repeated. */
public final class ConcatEndpoint implements Handler<RoutingContext> {
    private final WorkerExecutor workers;

    public ConcatEndpoint(WorkerExecutor workers) {
        this.workers = workers;
    }

    @Override
    public void handle(RoutingContext ctx) {
        ConcatRequest request = ConcatRequest.parse(ctx.queryParams());
        workers.executeBlocking(request::answer, false)
                .onSuccess(answer -> ctx.json(new JsonObject()
                        .put("original", request.original())
                        .put("string", answer)
                        .put("count", request.count())))
                .onFailure(ctx::fail);
    }
}
