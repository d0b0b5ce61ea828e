package dev.flamelab.endpoint;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is told to a caller. Made only once its bytes exist, so that a status is never taken back.
 *
 * @param body null for the answer to HEAD on something that would have to be measured first
 */
record Answer(int status, Map<String, String> headers, Buffer body) {
    private static final String TEXT = "text/plain; charset=utf-8";

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer page(String html) {
        return new Answer(200, Map.of("Content-Type", "text/html; charset=utf-8"), Buffer.buffer(html));
    }

    static Answer text(String text) {
        return new Answer(200, Map.of("Content-Type", TEXT), Buffer.buffer(text));
    }

    /** A profile in the binary format; its compression is part of the format and not of HTTP. */
    static Answer profile(String name, Buffer gzipped) {
        return new Answer(
                200,
                Map.of(
                        "Content-Type",
                        "application/octet-stream",
                        "Content-Disposition",
                        "attachment; filename=\"" + name + "\""),
                gzipped);
    }

    /** With {@code X-Go-Pprof}, {@code go tool pprof} shows the sentence to its user. */
    static Answer refusal(int status, String sentence) {
        return new Answer(status, Map.of("Content-Type", TEXT, "X-Go-Pprof", "1"), Buffer.buffer(sentence + "\n"));
    }

    static Answer moved(String location) {
        return new Answer(301, Map.of("Content-Type", TEXT, "Location", location), Buffer.buffer("Moved\n"));
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    /** Sends it, unless the caller is gone. */
    void to(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Cache-Control", "no-store");
        if (request.method().equals(HttpMethod.HEAD)) {
            if (body != null) {
                response.putHeader("Content-Length", Integer.toString(body.length()));
            }
            response.end();
        } else {
            response.end(body);
        }
    }
}
