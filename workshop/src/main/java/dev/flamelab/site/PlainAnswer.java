package dev.flamelab.site;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Says one sentence instead of what was asked for. */
final class PlainAnswer {
    /** Digits of a length. */
    private static final int MUCH = 6;

    private PlainAnswer() {}

    static void send(RoutingContext context, int status, String sentence) {
        if (isMuchToCome(context.request())) {
            sendLast(context, status, sentence);
        } else if (!context.response().ended()) {
            begun(context, status).end(sentence + "\n");
        }
    }

    /** The same, and then no more is taken from there: what would still come of a body is not waited for. */
    static void sendLast(RoutingContext context, int status, String sentence) {
        if (context.response().ended()) return;
        begun(context, status)
                .putHeader("Connection", "close")
                .end(sentence + "\n")
                .onComplete(sent -> context.request().connection().close());
    }

    private static HttpServerResponse begun(RoutingContext context, int status) {
        return context.response().setStatusCode(status).putHeader("Content-Type", "text/plain; charset=utf-8");
    }

    /** What is little is taken in all the same, for whoever sends it would rather finish than read an answer. */
    private static boolean isMuchToCome(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        boolean isMuch = length == null ? request.headers().contains("Transfer-Encoding") : length.length() > MUCH;
        return isMuch && !request.isEnded();
    }
}
