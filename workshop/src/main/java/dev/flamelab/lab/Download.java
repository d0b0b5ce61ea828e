package dev.flamelab.lab;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** What a pprof endpoint sends in answer to one request, on its way. */
final class Download<T> implements AutoCloseable {
    /** Past this it is no answer: the endpoint streams something else. */
    private static final int MOST_BYTES = 256 << 20;

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    /** Once connecting has taken too long: whoever is there refuses at once. */
    private static final Duration TO_GREET = Duration.ofSeconds(1);

    private final ProfileAddress address;
    private final Duration patience;
    private final String whenSlow;
    private final CompletableFuture<HttpResponse<InputStream>> exchange;
    private final Reader<T> reader;
    private final CompletableFuture<T> done = new CompletableFuture<>();

    /** Makes of the bytes what was asked for; fails when they are something else. */
    interface Reader<T> {
        T read(byte[] bytes) throws IOException;
    }

    /**
     * Asks for what is at an address.
     *
     * @param patience how long all of its answer may take
     * @param whenSlow what to do when it takes longer
     */
    Download(ProfileAddress address, Duration patience, String whenSlow, Reader<T> reader) {
        this(address, HttpRequest.newBuilder(address.requested()), patience, whenSlow, reader);
    }

    /** The same, where what is asked for takes more words than an address has. */
    static <T> Download<T> post(
            ProfileAddress address, String asked, Duration patience, String whenSlow, Reader<T> reader) {
        var request = HttpRequest.newBuilder(address.requested())
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString(asked));
        return new Download<>(address, request, patience, whenSlow, reader);
    }

    private Download(
            ProfileAddress address, HttpRequest.Builder request, Duration patience, String whenSlow, Reader<T> reader) {
        this.address = address;
        this.patience = patience;
        this.whenSlow = whenSlow;
        this.reader = reader;
        var authorization = address.authorization();
        authorization.ifPresent(value -> request.header("Authorization", value));
        exchange = client(address)
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

    private static HttpClient.Builder client(ProfileAddress address) {
        var client = HttpClient.newBuilder();
        boolean usual = address.access().trust().equals(Trust.USUAL) && !address.isInsecure();
        return usual ? client : client.sslContext(context(address));
    }

    private static SSLContext context(ProfileAddress address) {
        return address.access().trust().context(address.isInsecure());
    }

    /** What came; fails with a {@link LabError}. */
    CompletableFuture<T> done() {
        return done.copy();
    }

    /** Waits for what comes. */
    T await() {
        return Await.result(done);
    }

    /** Hangs up, if the answer is not there yet: the endpoint then ends its capture. */
    @Override
    public void close() {
        exchange.cancel(true);
        exchange.thenAccept(Download::hangUp);
    }

    private static void hangUp(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException e) {
            // it had hung up before
        }
    }

    private void ended(T read, Throwable failure) {
        if (failure == null) done.complete(read);
        else done.completeExceptionally(told(failure));
    }

    private T read(HttpResponse<InputStream> response) {
        byte[] bytes = body(response);
        if (response.statusCode() != 200) throw new Refusal(address, response, bytes).told();
        if (bytes.length == 0) throw Refusal.noEndpoint(address, "it sent nothing");
        try {
            return reader.read(bytes);
        } catch (IOException e) {
            var type = response.headers().firstValue("Content-Type").orElse("no content type");
            if (e.getMessage().contains("when unpacked")) {
                throw LabError.machine(address + " sent too large a profile (" + e.getMessage()
                        + "): allow more with ./lab pprof -largest=SIZE");
            }
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

    private boolean isHttps() {
        return address.requested().getScheme().equals("https");
    }

    private LabError told(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof LabError error) return error;
        if (cause instanceof HttpConnectTimeoutException && isHttps()) {
            cause = TlsGreeting.refusal(address.requested(), context(address), TO_GREET)
                    .<Throwable>map(refusal -> refusal)
                    .orElse(cause);
        }
        if (cause instanceof TimeoutException) {
            return LabError.machine(
                    address + " did not answer within " + patience.toSeconds() + " s: " + whenSlow, cause);
        }
        var server = address.bare().getRawAuthority();
        if (cause instanceof SSLException && String.valueOf(cause.getMessage()).contains("recognized SSL message")) {
            return LabError.machine(server + " speaks no https: write http://" + server, cause);
        }
        if (cause instanceof SSLException) {
            return LabError.machine(
                    server + " is not trusted (" + cause.getMessage() + "): name its authority with -tls_ca, or trust"
                            + " anybody there with https+insecure://" + server,
                    cause);
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return LabError.machine(
                    server + " cannot be reached: correct the address, or see whether a firewall is in between", cause);
        }
        if (cause instanceof ConnectException && cause.getCause() instanceof UnresolvedAddressException) {
            return LabError.machine(
                    "there is no host " + address.bare().getHost()
                            + ": correct its name, or see whether the network is up",
                    cause);
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
