package dev.flamelab.demo.notify;

import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers {@code /notify/?to=&text=} with what went out. */
public final class NotifyEndpoint implements Handler<RoutingContext> {
    private final WorkerExecutor workers;
    private final Notifier notifier = new Notifier();

    public NotifyEndpoint(WorkerExecutor workers) {
        this.workers = workers;
    }

    @Override
    public void handle(RoutingContext ctx) {
        Notification notification = Notification.parse(ctx.queryParams());
        workers.executeBlocking(() -> notifier.send(notification), false)
                .onSuccess(delivery -> ctx.json(new JsonObject()
                        .put("to", notification.to())
                        .put("mail", delivery.mail())
                        .put("sms", new JsonArray(delivery.shortMessages()))))
                .onFailure(ctx::fail);
    }
}
