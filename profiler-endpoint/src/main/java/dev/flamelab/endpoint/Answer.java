package dev.flamelab.endpoint;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is told to a caller. Made only once its bytes exist, so that a status is never taken back.
 *
 * @param body null when there is a file instead, and for the answer to HEAD on what would have to be measured first
 * @param file null when there is none; deleted when it has been sent
 */
record Answer(int status, Map<String, String> headers, Buffer body, Path file) {
    private static final String TEXT = "text/plain; charset=utf-8";

    Answer {
        headers = Map.copyOf(headers);
    }

    private Answer(int status, Map<String, String> headers, Buffer body) {
        this(status, headers, body, null);
    }

    static Answer page(String html) {
        return new Answer(200, Map.of("Content-Type", "text/html; charset=utf-8"), Buffer.buffer(html));
    }

    static Answer text(String text) {
        return text(Buffer.buffer(text));
    }

    static Answer text(Buffer text) {
        return new Answer(200, Map.of("Content-Type", TEXT), text);
    }

    /** A profile in the binary format; its compression is part of the format and not of HTTP. */
    static Answer profile(String name, Buffer gzipped) {
        return new Answer(200, attachment(name), gzipped);
    }

    static Answer file(String name, Path file) {
        return new Answer(200, attachment(name), null, file);
    }

    private static Map<String, String> attachment(String name) {
        return Map.of(
                "Content-Type",
                "application/octet-stream",
                "Content-Disposition",
                "attachment; filename=\"" + name + "\"");
    }

    /** With {@code X-Go-Pprof}, {@code go tool pprof} shows the sentence to its user. */
    static Answer refusal(int status, String sentence) {
        return new Answer(status, Map.of("Content-Type", TEXT, "X-Go-Pprof", "1"), Buffer.buffer(sentence + "\n"));
    }

    static Answer tooMany(String sentence, long retryAfterSeconds) {
        return refusal(429, sentence).with("Retry-After", Long.toString(retryAfterSeconds));
    }

    static Answer moved(String location) {
        return new Answer(301, Map.of("Content-Type", TEXT, "Location", location), Buffer.buffer("Moved\n"));
    }

    /** For what is no profile at all. */
    static Answer notFound(String sentence) {
        return new Answer(404, Map.of("Content-Type", TEXT), Buffer.buffer(sentence + "\n"));
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, file);
    }

    /** In bytes. */
    long length() {
        // A file that is gone has none.
        return body != null ? body.length() : file != null ? file.toFile().length() : 0;
    }

    /** Sends it, unless the caller is gone; there when all of it has been sent. */
    Future<Void> to(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            delete();
            return Future.succeededFuture();
        }
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Cache-Control", "no-store");
        if (request.method().equals(HttpMethod.HEAD)) {
            if (body != null) {
                response.putHeader("Content-Length", Integer.toString(body.length()));
            }
            return response.end();
        } else if (request.version() == HttpVersion.HTTP_2 && body != null) {
            // What has been ended cannot be taken back, should nobody read it.
            response.putHeader("Content-Length", Integer.toString(body.length()));
            return response.write(body).compose(all -> response.end());
        } else if (file != null) {
            return response.sendFile(file.toString()).onComplete(sent -> delete());
        } else {
            return response.end(body);
        }
    }

    private void delete() {
        if (file != null) {
            file.toFile().delete();
        }
    }
}
