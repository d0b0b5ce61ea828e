package dev.flamelab.endpoint;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Cuts off whoever does not read what is sent to them, in whose server ever: until they have, it is kept for them. When
 * there are many, those go that have been reading longest. Safe for use by any thread.
 */
final class Readers {
    /** For an answer to be read, however short. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** In bytes a second: who reads more slowly may be cut off in the middle. */
    private static final long SLOWEST = 64 << 10;

    private static final int MOST = 256;

    /** Ends one of several exchanges over a connection of HTTP/2: nobody needs it any more. */
    private static final long CANCEL = 8;

    private final Vertx vertx;
    private final Duration patience;
    private final long slowest;

    /** With their timers, in the order in which they began. */
    private final Map<HttpServerRequest, Long> reading = new LinkedHashMap<>();

    Readers(Vertx vertx) {
        this(vertx, PATIENCE, SLOWEST);
    }

    Readers(Vertx vertx, Duration patience, long slowest) {
        this.vertx = vertx;
        this.patience = patience;
        this.slowest = slowest;
    }

    /** Sends the answer, and sees that it is read; there when it has been sent, or the reader cut off. */
    Future<Void> send(Answer answer, HttpServerRequest request) {
        long bytes = answer.length();
        Future<Void> sent = answer.to(request);
        if (!sent.isComplete()) {
            await(request, patience.plus(Duration.ofSeconds(bytes / slowest)));
            sent.onComplete(over -> forget(request));
        }
        return sent;
    }

    private synchronized void await(HttpServerRequest request, Duration time) {
        reading.put(request, vertx.setTimer(time.toMillis(), late -> cut(request)));
        while (reading.size() > MOST) {
            cut(reading.keySet().iterator().next());
        }
    }

    private void cut(HttpServerRequest request) {
        forget(request);
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(CANCEL);
        } else {
            HardClose.of(request.connection());
        }
    }

    private synchronized void forget(HttpServerRequest request) {
        Long timer = reading.remove(request);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
