package dev.flamelab.endpoint;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Closes connections whose request does not come, and those waiting longest when there are many, so that slow clients
 * take neither the files of the process nor the turn of others. A capture may take as long as it was allowed to.
 */
final class Connections {
    /** For all of the first request to arrive. */
    private static final Duration FIRST = Duration.ofSeconds(30);

    /** For an answer to be read, and the next request to arrive. */
    private static final Duration NEXT = Duration.ofMinutes(5);

    private static final int MOST_WAITING = 256;

    private final Vertx vertx;

    /** Those without a request under way, the longest waiting first, with their timers. */
    private final Map<HttpConnection, Long> waiting = new LinkedHashMap<>();

    Connections(Vertx vertx) {
        this.vertx = vertx;
    }

    void opened(HttpConnection connection) {
        connection.closeHandler(closed -> forget(connection));
        await(connection, FIRST);
    }

    /** The head of a request has come. */
    void asked(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpConnection connection = request.connection();
        context.addEndHandler(answered -> await(connection, NEXT));
        if (request.isEnded()) {
            forget(connection);
        } else {
            request.end().onSuccess(complete -> {
                if (!request.response().ended()) {
                    forget(connection);
                }
            });
        }
    }

    private synchronized void await(HttpConnection connection, Duration patience) {
        forget(connection);
        waiting.put(connection, vertx.setTimer(patience.toMillis(), late -> connection.close()));
        if (waiting.size() > MOST_WAITING) {
            Iterator<HttpConnection> longest = waiting.keySet().iterator();
            longest.next().close();
        }
    }

    private synchronized void forget(HttpConnection connection) {
        Long timer = waiting.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
