package dev.flamelab.endpoint;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Closes connections whose request does not come, and those waiting longest when there are many, so that slow clients
 * take neither the files of the process nor the turn of others. A capture may take as long as it was allowed to.
 */
final class Connections {
    /** For all of the first request to arrive. */
    private static final Duration FIRST = Duration.ofSeconds(30);

    /** For the next request to arrive. */
    private static final Duration NEXT = Duration.ofMinutes(5);

    private static final int MOST_WAITING = 256;

    private final Vertx vertx;

    /** Those without a request under way, the longest waiting first, with their timers. */
    private final Map<HttpConnection, Long> idle = new LinkedHashMap<>();

    Connections(Vertx vertx) {
        this.vertx = vertx;
    }

    void opened(HttpConnection connection) {
        // What is cut off within is told to who sent it, and needs no entry in the log.
        connection.exceptionHandler(cutOff -> {});
        connection.closeHandler(closed -> forget(connection));
        await(connection, FIRST);
    }

    /** The head of a request has come. */
    void asked(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpConnection connection = request.connection();
        context.addHeadersEndHandler(answering -> forget(connection));
        context.addEndHandler(answered -> {
            if (answered.succeeded()) {
                await(connection, NEXT);
            }
        });
        if (request.isEnded()) {
            forget(connection);
        } else {
            request.end().onSuccess(complete -> {
                if (!request.response().headWritten()) {
                    forget(connection);
                }
            });
        }
    }

    /** Whoever has to go is closed only when others may go on. */
    private void await(HttpConnection connection, Duration patience) {
        HttpConnection oneTooMany = begin(connection, patience);
        if (oneTooMany != null) {
            HardClose.of(oneTooMany);
        }
    }

    private synchronized HttpConnection begin(HttpConnection connection, Duration patience) {
        forget(connection);
        idle.put(connection, vertx.setTimer(patience.toMillis(), late -> close(connection)));
        if (idle.size() <= MOST_WAITING) {
            return null;
        }
        // Closing takes its time, in which it would count among those that wait.
        HttpConnection longest = idle.keySet().iterator().next();
        forget(longest);
        return longest;
    }

    private void close(HttpConnection connection) {
        if (forget(connection)) {
            HardClose.of(connection);
        }
    }

    /** Whether it was still waiting. */
    private synchronized boolean forget(HttpConnection connection) {
        Long timer = idle.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
        return timer != null;
    }
}
