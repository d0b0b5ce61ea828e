package dev.flamelab.demo.session;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers {@code /session/?user=&end=} with how often a user has come, or ends their session. */
public final class SessionEndpoint implements Handler<RoutingContext> {
    private final Sessions sessions = new Sessions();

    @Override
    public void handle(RoutingContext ctx) {
        SessionRequest request = SessionRequest.parse(ctx.queryParams());
        JsonObject answer = new JsonObject().put("user", request.user());
        if (request.end()) {
            answer.put("ended", request.isOfAll() ? sessions.endAll() : sessions.end(request.user()));
        } else {
            answer.put("visits", sessions.visit(request.user()));
        }
        ctx.json(answer);
    }
}
