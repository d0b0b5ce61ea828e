package dev.flamelab.lab;

import dev.flamelab.pprof.ProfileReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

    private final ProfileAddress address;
    private final Duration patience;
    private final String whenSlow;
    private final CompletableFuture<HttpResponse<InputStream>> exchange;
    private final CompletableFuture<Capture> done = new CompletableFuture<>();

    private CaptureRun(ProfileAddress address, Duration patience, String whenSlow) {
        this.address = address;
        this.patience = patience;
        this.whenSlow = whenSlow;
        var request = HttpRequest.newBuilder(address.bare());
        var authorization = address.authorization();
        authorization.ifPresent(value -> request.header("Authorization", value));
        exchange = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_CONNECT.compareTo(patience) < 0 ? TO_CONNECT : patience)
                // a password is for the host that it was typed for, and for none that this one may name
                .followRedirects(authorization.isPresent() ? HttpClient.Redirect.NEVER : HttpClient.Redirect.NORMAL)
                .build()
                .sendAsync(request.build(), BodyHandlers.ofInputStream());
        exchange.thenApplyAsync(this::read)
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
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
        var whenSlow = "see whether the service hangs, and try again";
        return window == null
                ? start(new ProfileAddress(profiles.resolve(kind)), TO_ANSWER, whenSlow)
                : start(
                        new ProfileAddress(profiles.resolve(kind + "?seconds=" + window.toSeconds())),
                        window.plus(TO_ANSWER),
                        whenSlow);
    }

    /**
     * Asks for the profile at an address.
     *
     * @param patience how long all of its answer may take
     * @param whenSlow what to do when it takes longer
     */
    public static CaptureRun start(ProfileAddress address, Duration patience, String whenSlow) {
        return new CaptureRun(address, patience, whenSlow);
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
        exchange.thenAccept(CaptureRun::hangUp);
    }

    private static void hangUp(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException e) {
            // it had hung up before
        }
    }

    private void ended(Capture capture, Throwable failure) {
        if (failure == null) done.complete(capture);
        else done.completeExceptionally(told(failure));
    }

    private Capture read(HttpResponse<InputStream> response) {
        byte[] bytes = body(response);
        if (response.statusCode() != 200) throw new Refusal(address, response, bytes).told();
        if (bytes.length == 0) throw Refusal.noEndpoint(address, "it sent nothing");
        try {
            return new Capture(ProfileReader.read(bytes), bytes);
        } catch (IOException e) {
            var type = response.headers().firstValue("Content-Type").orElse("no content type");
            throw Refusal.noEndpoint(address, type.replaceAll(";.*", "") + ", " + e.getMessage());
        }
    }

    private byte[] body(HttpResponse<InputStream> response) {
        try (var body = response.body()) {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Refusal.noEndpoint(address, "it sent more than " + (MOST_BYTES >> 20) + " MB");
            }
            return bytes;
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private LabError told(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof LabError error) return error;
        if (cause instanceof TimeoutException) {
            return LabError.machine(
                    address + " did not answer within " + patience.toSeconds() + " s: " + whenSlow, cause);
        }
        var server = address.bare().getRawAuthority();
        if (cause instanceof HttpConnectTimeoutException) {
            return LabError.machine(
                    server + " cannot be reached: correct the address, or see whether a firewall is in between", cause);
        }
        if (cause instanceof ConnectException) {
            return LabError.machine(
                    "nobody listens at " + server + ": start the service (./lab demo) or correct the address", cause);
        }
        return LabError.machine(
                address + " hung up before its answer was complete ("
                        + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage())
                        + "): see whether it still runs",
                cause);
    }
}
