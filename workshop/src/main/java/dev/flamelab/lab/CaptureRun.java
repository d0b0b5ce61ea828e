package dev.flamelab.lab;

import dev.flamelab.pprof.ProfileReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A profile on its way from a pprof endpoint. */
public final class CaptureRun implements AutoCloseable {
    /** Past this a profile is none: the endpoint streams something else. */
    private static final int MOST_BYTES = 256 << 20;

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    /** How long after its window an endpoint may still be busy with its answer. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);

    private final URI uri;
    private final Duration deadline;
    private final CompletableFuture<HttpResponse<InputStream>> exchange;
    private final CompletableFuture<Capture> done = new CompletableFuture<>();

    private CaptureRun(URI uri, Duration deadline) {
        this.uri = uri;
        this.deadline = deadline;
        exchange = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_CONNECT)
                .build()
                .sendAsync(HttpRequest.newBuilder(uri).GET().build(), BodyHandlers.ofInputStream());
        exchange.thenApplyAsync(this::read)
                .orTimeout(deadline.toSeconds(), TimeUnit.SECONDS)
                .whenComplete(this::ended);
    }

    /**
     * Asks for a profile.
     *
     * @param profiles where the endpoint has its profiles, ends with a slash
     * @param kind such as {@code profile} or {@code heap}
     * @param window null for a kind that is taken at once
     */
    public static CaptureRun start(URI profiles, String kind, Duration window) {
        return window == null
                ? new CaptureRun(profiles.resolve(kind), TO_ANSWER)
                : new CaptureRun(profiles.resolve(kind + "?seconds=" + window.toSeconds()), window.plus(TO_ANSWER));
    }

    /** What came; fails with a {@link LabError}. */
    public CompletableFuture<Capture> done() {
        return done.copy();
    }

    /** Waits for what comes. */
    public Capture await() {
        return Await.result(done);
    }

    /** Hangs up, if the answer is not there yet: the endpoint then ends its capture. */
    @Override
    public void close() {
        exchange.cancel(true);
    }

    private void ended(Capture capture, Throwable failure) {
        if (failure == null) done.complete(capture);
        else done.completeExceptionally(told(failure));
    }

    private Capture read(HttpResponse<InputStream> response) {
        byte[] bytes = body(response);
        if (response.statusCode() != 200) throw refusal(response, bytes);
        if (bytes.length == 0) throw noEndpoint("it sent nothing");
        try {
            return new Capture(ProfileReader.read(bytes), bytes);
        } catch (IOException e) {
            var type = response.headers().firstValue("Content-Type").orElse("no content type");
            throw noEndpoint(type.replaceAll(";.*", "") + ", " + e.getMessage());
        }
    }

    private byte[] body(HttpResponse<InputStream> response) {
        try (var body = response.body()) {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) throw noEndpoint("it sent more than " + (MOST_BYTES >> 20) + " MB");
            return bytes;
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private LabError refusal(HttpResponse<?> response, byte[] body) {
        // a pprof endpoint marks the errors that are meant to be read by people
        if (response.headers().firstValue("X-Go-Pprof").isEmpty()) {
            return noEndpoint("it answered with status " + response.statusCode());
        }
        var reason = new String(body, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
        return LabError.machine(uri + " answered " + response.statusCode() + ": " + reason);
    }

    private LabError noEndpoint(String seen) {
        return LabError.machine(
                uri + " is not a pprof endpoint (" + seen + "): point --url at the port that serves /debug/pprof/");
    }

    private LabError told(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof LabError error) return error;
        if (cause instanceof TimeoutException) {
            return LabError.machine(uri + " did not answer within " + deadline.toSeconds() + " s", cause);
        }
        if (cause instanceof ConnectException) {
            return LabError.machine(
                    "nobody listens at " + uri.getAuthority() + ": start the service (./lab demo) or point --url at it",
                    cause);
        }
        return LabError.machine(
                uri + " hung up before its answer was complete (" + cause.getMessage()
                        + "): look whether it still runs",
                cause);
    }
}
