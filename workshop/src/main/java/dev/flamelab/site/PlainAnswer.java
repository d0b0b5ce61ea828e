package dev.flamelab.site;

import io.vertx.ext.web.RoutingContext;

/** Says one sentence instead of what was asked for. */
final class PlainAnswer {
    private PlainAnswer() {}

    static void send(RoutingContext context, int status, String sentence) {
        if (context.response().ended()) return;
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(sentence + "\n");
    }
}
