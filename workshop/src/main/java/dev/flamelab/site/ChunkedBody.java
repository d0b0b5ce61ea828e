package dev.flamelab.site;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The body of an answer, sent in chunks as it is made. One chunk is on its way while the next is filled; whoever fills
 * them waits while the other end is slow.
 */
final class ChunkedBody extends OutputStream {
    /** Nobody takes what is sent any more. */
    static final class Gone extends IOException {
        private static final long serialVersionUID = 1L;

        Gone(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    private static final int CHUNK = 1 << 16;
    private static final int SECONDS_OF_PATIENCE = 60;

    private final HttpServerResponse response;
    private final Semaphore turns;
    private Buffer chunk = Buffer.buffer(CHUNK);
    private Future<Void> sending = Future.succeededFuture();

    /** @param turns given back to others while the other end is slow */
    ChunkedBody(HttpServerResponse response, Semaphore turns) {
        this.response = response;
        this.turns = turns;
    }

    @Override
    public void write(int b) throws IOException {
        chunk.appendByte((byte) b);
        if (chunk.length() >= CHUNK) send();
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        chunk.appendBytes(bytes, from, count);
        if (chunk.length() >= CHUNK) send();
    }

    private void send() throws IOException {
        if (!response.headWritten()) response.setChunked(true);
        await(sending);
        sending = response.write(chunk);
        chunk = Buffer.buffer(CHUNK);
    }

    /** Sends what is left; the length of what is short is told. */
    @Override
    public void close() throws IOException {
        await(sending);
        response.end(chunk);
    }

    private void await(Future<Void> sent) throws IOException {
        if (sent.succeeded()) return;
        turns.release();
        try {
            sent.toCompletionStage().toCompletableFuture().get(SECONDS_OF_PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new Gone("the browser has gone", e.getCause());
        } catch (TimeoutException e) {
            throw new Gone("the browser has taken nothing for " + SECONDS_OF_PATIENCE + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Gone("stopped", e);
        } finally {
            turns.acquireUninterruptibly();
        }
    }
}
