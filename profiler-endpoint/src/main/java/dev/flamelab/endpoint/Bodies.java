package dev.flamelab.endpoint;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Reads what is posted, but no more at once than fits: it is on the heap until its answer has been sent. */
final class Bodies {
    /** Of all that is being posted, in bytes. */
    private static final long MOST = 16 << 20;

    private final AtomicLong held = new AtomicLong();

    /** Others are posting so much that there is no room. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1;

        Full() {
            super("too much is being posted at once");
        }
    }

    /** Fails when it is larger than this, and when there is no room. */
    Future<Buffer> read(RoutingContext context, int largest) {
        HttpServerRequest request = context.request();
        Promise<Buffer> read = Promise.promise();
        var body = Buffer.buffer();
        var own = new AtomicLong();
        // Which is called again when the connection goes.
        context.addEndHandler(ended -> held.addAndGet(-own.getAndSet(0)));
        request.exceptionHandler(read::tryFail);
        request.handler(part -> {
            if (read.future().isComplete()) {
                // It was refused: nobody wants the rest.
                return;
            }
            if (body.length() + part.length() > largest) {
                read.tryFail(new IOException("more than " + largest + " bytes were posted"));
            } else if (held.addAndGet(part.length()) > MOST) {
                held.addAndGet(-part.length());
                read.tryFail(new Full());
            } else {
                own.addAndGet(part.length());
                body.appendBuffer(part);
            }
        });
        request.endHandler(ended -> read.tryComplete(body));
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            // Else a client that asks first, as for a long body, would wait for nothing.
            request.response().writeContinue();
        }
        return read.future();
    }
}
