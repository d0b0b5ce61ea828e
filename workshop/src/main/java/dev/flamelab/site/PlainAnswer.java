package dev.flamelab.site;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Says one sentence instead of what was asked for. */
final class PlainAnswer {
    /** Digits of a length. */
    private static final int MUCH = 6;

    private PlainAnswer() {}

    static void send(RoutingContext context, int status, String sentence) {
        var response = context.response();
        if (response.ended()) return;
        response.setStatusCode(status).putHeader("Content-Type", "text/plain; charset=utf-8");
        if (isMuchToCome(context.request())) {
            // what would still come of a body that nobody wants is not waited for
            response.putHeader("Connection", "close")
                    .end(sentence + "\n")
                    .onComplete(sent -> context.request().connection().close());
        } else {
            response.end(sentence + "\n");
        }
    }

    /** What is little is taken in all the same, for whoever sends it would rather finish than read an answer. */
    private static boolean isMuchToCome(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        boolean isMuch = length == null ? request.headers().contains("Transfer-Encoding") : length.length() > MUCH;
        return isMuch && !request.isEnded();
    }
}
