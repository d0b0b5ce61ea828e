package dev.flamelab.cli;

import dev.flamelab.lab.Capture;
import dev.flamelab.lab.LabError;
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
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A profile to be fetched over HTTP, addressed as {@code go tool pprof} lets one address it: {@code host:port} will do.
 *
 * @param patience how long its answer may take
 */
record RemoteProfile(URI uri, Duration window, Duration patience) {
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("[\\w.-]+:\\d+([/?].*)?|\\[[0-9a-fA-F:]+]:\\d+([/?].*)?");
    private static final Pattern SECONDS = Pattern.compile("(?:^|&)seconds=(\\d{1,6})(?:&|$)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Whether a source is an address and no file. */
    static boolean isOne(String source) {
        return source.startsWith("http://")
                || source.startsWith("https://")
                || HOST_AND_PORT.matcher(source).matches();
    }

    /**
     * The profile at an address.
     *
     * @param seconds how long to profile; 0 for what the address says or the service does by itself
     * @param timeout in seconds; 0 for half as much again as the profile takes
     */
    static RemoteProfile at(String source, int seconds, int timeout) {
        URI typed;
        try {
            typed = URI.create(source.contains("://") ? source : "http://" + source);
        } catch (IllegalArgumentException e) {
            throw LabError.usage("'" + source + "' is no address: give something like http://127.0.0.1:6060");
        }
        if (typed.getHost() == null) {
            throw LabError.usage("'" + source + "' has no host: give something like http://127.0.0.1:6060");
        }
        String path = typed.getRawPath();
        URI uri = URI.create(typed.getScheme() + "://" + typed.getRawAuthority()
                + (path.isEmpty() || path.equals("/") ? "/debug/pprof/profile" : path)
                + query(typed.getRawQuery(), seconds));
        Duration window = window(uri);
        Duration patience = timeout > 0
                ? Duration.ofSeconds(timeout)
                : window.isZero() ? PATIENCE : window.plus(window.dividedBy(2));
        return new RemoteProfile(uri, window, patience.plus(GRACE));
    }

    private static String query(String typed, int seconds) {
        Stream<String> parts = typed == null ? Stream.empty() : Arrays.stream(typed.split("&"));
        if (seconds > 0) {
            parts = Stream.concat(parts.filter(part -> !part.startsWith("seconds=")), Stream.of("seconds=" + seconds));
        }
        String query = parts.filter(part -> !part.isEmpty()).sorted().collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static Duration window(URI uri) {
        Matcher seconds = SECONDS.matcher(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        return seconds.find() ? Duration.ofSeconds(Long.parseLong(seconds.group(1))) : Duration.ZERO;
    }

    /** The address as it may be shown: without a password. */
    String shown() {
        return uri.toString().replaceFirst("://[^/@]*@", "://");
    }

    /** Fetches it; fails with a {@link LabError}. */
    Capture fetch() throws InterruptedException {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(patience)
                .build();
        CompletableFuture<Capture> fetched =
                client.sendAsync(request(), BodyHandlers.ofInputStream()).thenApplyAsync(this::read);
        try {
            return fetched.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw LabError.machine(
                    shown() + " did not answer within " + patience.toSeconds() + " s: give it longer with -timeout", e);
        } catch (ExecutionException e) {
            throw told(e.getCause());
        } finally {
            fetched.cancel(true);
        }
    }

    private HttpRequest request() {
        var bare = URI.create(uri.toString().replaceFirst("://[^/@]*@", "://"));
        var request = HttpRequest.newBuilder(bare);
        if (uri.getUserInfo() != null) {
            String credentials =
                    Base64.getEncoder().encodeToString(uri.getUserInfo().getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + credentials);
        }
        return request.build();
    }

    private Capture read(HttpResponse<InputStream> response) {
        byte[] bytes;
        try (InputStream body = response.body()) {
            bytes = body.readNBytes((int) ProfileReader.LARGEST);
        } catch (IOException e) {
            throw told(e);
        }
        if (response.statusCode() != 200) {
            throw LabError.machine(shown() + ": server response: " + response.statusCode() + reason(response, bytes));
        }
        try {
            return new Capture(ProfileReader.read(bytes), bytes);
        } catch (IOException e) {
            throw LabError.machine(
                    shown() + " did not send a profile (" + e.getMessage()
                            + "): point at a service's /debug/pprof/profile, or another kind there",
                    e);
        }
    }

    /** A pprof endpoint marks errors that are meant to be read; what others send is their business. */
    private static String reason(HttpResponse<?> response, byte[] body) {
        boolean readable = response.headers().firstValue("X-Go-Pprof").isPresent();
        String text =
                readable ? new String(body, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ") : "";
        return text.isEmpty() ? ", and it does not look like a pprof endpoint" : " - " + text;
    }

    private LabError told(Throwable failure) {
        if (failure instanceof LabError error) {
            return error;
        }
        if (failure instanceof ConnectException) {
            return LabError.machine(
                    "nobody listens at " + uri.getHost() + ":" + uri.getPort()
                            + ": start the service (./lab demo) or correct the address",
                    failure);
        }
        return LabError.machine(
                shown() + " could not be fetched: "
                        + (failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage()),
                failure);
    }
}
