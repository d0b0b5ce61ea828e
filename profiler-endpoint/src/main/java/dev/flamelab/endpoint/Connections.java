package dev.flamelab.endpoint;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Closes connections whose request does not come or whose answer is not read, and those waiting longest when there are
 * many, so that slow clients take neither the files of the process nor the turn of others. A capture may take as long
 * as it was allowed to.
 */
final class Connections {
    /** For all of the first request to arrive. */
    private static final Duration FIRST = Duration.ofSeconds(30);

    /** For an answer to be read, and then for the next request to arrive. */
    private static final Duration NEXT = Duration.ofMinutes(5);

    /** In bytes a second: who reads more slowly may be cut off in the middle. */
    private static final long SLOWEST_READER = 64 << 10;

    private static final int MOST_WAITING = 256;

    private final Vertx vertx;
    private final Duration first;
    private final Duration next;
    private final long slowestReader;

    /** Those without a request under way, the longest waiting first, with their timers. */
    private final Map<HttpConnection, Long> idle = new LinkedHashMap<>();

    /** Those that an answer is being sent to, likewise; apart, so that idle ones do not end a download. */
    private final Map<HttpConnection, Long> reading = new LinkedHashMap<>();

    Connections(Vertx vertx) {
        this(vertx, FIRST, NEXT, SLOWEST_READER);
    }

    Connections(Vertx vertx, Duration first, Duration next, long slowestReader) {
        this.vertx = vertx;
        this.first = first;
        this.next = next;
        this.slowestReader = slowestReader;
    }

    void opened(HttpConnection connection) {
        connection.closeHandler(closed -> forget(connection));
        await(idle, connection, first);
    }

    /** The head of a request has come. */
    void asked(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpConnection connection = request.connection();
        context.addHeadersEndHandler(ready -> await(reading, connection, next.plus(download(context))));
        context.addEndHandler(answered -> {
            if (answered.succeeded()) {
                await(idle, connection, next);
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

    /** A trace may be large, and is read at the speed of its reader. */
    private Duration download(RoutingContext context) {
        String length = context.response().headers().get(HttpHeaders.CONTENT_LENGTH);
        return length == null ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(length) / slowestReader);
    }

    private synchronized void await(Map<HttpConnection, Long> waiting, HttpConnection connection, Duration patience) {
        forget(connection);
        waiting.put(connection, vertx.setTimer(patience.toMillis(), late -> close(connection)));
        while (waiting.size() > MOST_WAITING) {
            close(waiting.keySet().iterator().next());
        }
    }

    /** Closing takes its time, in which it would count among those that wait. */
    private void close(HttpConnection connection) {
        forget(connection);
        // Its own close() would first send all there is to be sent, and wait for a client that reads nothing.
        ((HttpServerConnection) connection).channelHandlerContext().close();
    }

    private synchronized void forget(HttpConnection connection) {
        for (Map<HttpConnection, Long> waiting : List.of(idle, reading)) {
            Long timer = waiting.remove(connection);
            if (timer != null) {
                vertx.cancelTimer(timer);
            }
        }
    }
}
