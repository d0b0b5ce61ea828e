package dev.flamelab.site;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.http.HttpServerRequest;

/** The body of a request on its way into a file. */
final class Incoming {
    private final HttpServerRequest request;
    private final AsyncFile into;
    private final Limits limits;
    private final Progress progress;
    private final long told;
    private final Promise<Void> done = Promise.promise();
    private long count;
    private long countBefore = -1;

    Incoming(HttpServerRequest request, AsyncFile into, Limits limits, Progress progress) {
        this.request = request;
        this.into = into;
        this.limits = limits;
        this.progress = progress;
        String length = request.getHeader("Content-Length");
        this.told = length == null ? 0 : Long.parseLong(length);
    }

    /** Waits for all of it. */
    Future<Void> taken(Vertx vertx) {
        progress.say("Receiving it");
        request.handler(this::take);
        request.exceptionHandler(why -> done.tryFail(cutOff()));
        request.endHandler(end -> into.flush().onComplete(done));
        request.resume();
        long timer = vertx.setPeriodic(limits.patience().toMillis(), tick -> look());
        return done.future().onComplete(ended -> vertx.cancelTimer(timer));
    }

    private void take(Buffer chunk) {
        count += chunk.length();
        try {
            progress.at(count, told);
        } catch (Progress.Stopped e) {
            giveUp(e);
            return;
        }
        if (count > limits.largest()) {
            giveUp(limits.tooLarge());
            return;
        }
        into.write(chunk).onFailure(done::tryFail);
        if (into.writeQueueFull()) {
            request.pause();
            into.drainHandler(drained -> request.resume());
        }
    }

    private void giveUp(RuntimeException why) {
        request.pause();
        done.tryFail(why);
    }

    /** Whoever sends nothing any more, and does not say so, is not waited for. */
    private void look() {
        if (count == countBefore) giveUp(cutOff());
        countBefore = count;
    }

    private BadQuery cutOff() {
        return new BadQuery(
                "the upload was cut off after " + count + (told > 0 ? " of " + told : "") + " bytes: send it again");
    }
}
