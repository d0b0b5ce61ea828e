package dev.flamelab.endpoint;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A request that has been let in.
 *
 * @param body what was posted, or nothing
 */
record Call(RoutingContext context, Buffer body) {
    private static final String URL_ENCODED = "application/x-www-form-urlencoded";

    /** Reads what was posted. Fails when that is larger than this, or there is no room for it. */
    static Future<Call> read(RoutingContext context, Bodies bodies, int largest) {
        HttpServerRequest request = context.request();
        if (!request.method().equals(HttpMethod.POST)) {
            return Future.succeededFuture(new Call(context, Buffer.buffer()));
        }
        if (request.isEnded()) {
            // A handler of the application's router has read the body already.
            Buffer body = context.body().buffer();
            return body != null && body.length() > largest
                    ? Future.failedFuture(new IOException("more than " + largest + " bytes were posted"))
                    : Future.succeededFuture(new Call(context, body == null ? Buffer.buffer() : body));
        }
        return bodies.read(context, largest).map(body -> new Call(context, body));
    }

    /**
     * Those of a form and of the query. Taken apart only now: what is posted to {@code symbol} is none.
     *
     * @throws BadRequest when there are too many
     */
    Parameters parameters() {
        HttpServerRequest request = context.request();
        var parameters = new Parameters();
        if (hasForm(request)) {
            parameters.and(body.toString(StandardCharsets.UTF_8));
            request.formAttributes().forEach(pair -> parameters.and(pair.getKey(), pair.getValue()));
        }
        if (request.query() != null) {
            parameters.and(request.query());
        }
        return parameters;
    }

    private static boolean hasForm(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return request.method().equals(HttpMethod.POST)
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith(URL_ENCODED);
    }

    /** As sent; empty when there is none. */
    String rawQuery() {
        String query = context.request().query();
        return query == null ? "" : query;
    }

    boolean isHead() {
        return context.request().method().equals(HttpMethod.HEAD);
    }

    boolean isPost() {
        return context.request().method().equals(HttpMethod.POST);
    }

    /** Has this done when the caller goes away, and when the answer is complete. */
    void atEnd(Runnable action) {
        context.addEndHandler(ended -> action.run());
    }
}
