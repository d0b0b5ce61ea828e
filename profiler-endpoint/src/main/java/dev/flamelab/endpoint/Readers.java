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
    private final int most;

    /** With their timers, in the order in which they began. */
    private final Map<HttpServerRequest, Long> reading = new LinkedHashMap<>();

    Readers(Vertx vertx) {
        this(vertx, PATIENCE, SLOWEST, MOST);
    }

    Readers(Vertx vertx, Duration patience, long slowest, int most) {
        this.vertx = vertx;
        this.patience = patience;
        this.slowest = slowest;
        this.most = most;
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

    /** Whoever has to go is cut off only when others may go on. */
    private void await(HttpServerRequest request, Duration time) {
        HttpServerRequest oneTooMany = begin(request, time);
        if (oneTooMany != null) {
            cut(oneTooMany);
        }
    }

    private synchronized HttpServerRequest begin(HttpServerRequest request, Duration time) {
        reading.put(request, vertx.setTimer(time.toMillis(), late -> giveUp(request)));
        if (reading.size() <= most) {
            return null;
        }
        HttpServerRequest longest = reading.keySet().iterator().next();
        forget(longest);
        return longest;
    }

    private void giveUp(HttpServerRequest request) {
        if (forget(request)) {
            cut(request);
        }
    }

    private static void cut(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(CANCEL);
        } else {
            HardClose.of(request.connection());
        }
    }

    /** Whether it was still being read. */
    private synchronized boolean forget(HttpServerRequest request) {
        Long timer = reading.remove(request);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
        return timer != null;
    }
}
