package dev.flamelab.endpoint;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Locale;

/**
 * A request that has been let in, with its parameters.
 *
 * @param form of the body; it wins over the query, as in Go
 */
record Call(RoutingContext context, MultiMap query, MultiMap form) {
    private static final String URL_ENCODED = "application/x-www-form-urlencoded";

    /** Reads the parameters. Fails when the body is not what it says, or larger than Vert.x takes. */
    static Future<Call> read(RoutingContext context) {
        HttpServerRequest request = context.request();
        MultiMap query = query(context);
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        boolean hasForm = request.method().equals(HttpMethod.POST)
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith(URL_ENCODED);
        if (!hasForm || request.isEnded()) {
            // Ended: a handler of the application's router has read the body already.
            return Future.succeededFuture(new Call(context, query, request.formAttributes()));
        }
        request.setExpectMultipart(true);
        return request.end().map(read -> new Call(context, query, request.formAttributes()));
    }

    /** A query that cannot be decoded counts as none, as in Go. */
    private static MultiMap query(RoutingContext context) {
        try {
            return context.queryParams();
        } catch (IllegalArgumentException | HttpException e) {
            return MultiMap.caseInsensitiveMultiMap();
        }
    }

    /** The first value; null when there is none. */
    String parameter(String name) {
        return form.contains(name) ? form.get(name) : query.get(name);
    }

    boolean isHead() {
        return context.request().method().equals(HttpMethod.HEAD);
    }

    /** Has this done when the caller goes away, and when the answer is complete. */
    void atEnd(Runnable action) {
        context.addEndHandler(ended -> action.run());
    }
}
