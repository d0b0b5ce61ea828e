package dev.flamelab.lab;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Callers who take profiles of all kinds at the same time; some hang up before they have their answer. */
final class SoakCallers implements AutoCloseable {
    /** Fewer than may have a capture open, as some of those who hung up may still be counted. */
    private static final int CALLERS = 6;

    private static final List<String> ASKED = List.of(
            "heap",
            "profile?seconds=1",
            "allocs",
            "goroutine",
            "block",
            "mutex",
            "threadcreate",
            "wall?seconds=1",
            "heap?gc=1",
            "goroutine?debug=2",
            "trace?seconds=0.2",
            "allocs?seconds=1",
            "heap?debug=1",
            "block?debug=1",
            "",
            "block?seconds=1");

    /** After which the caller is gone. */
    private static final List<String> GIVEN_UP =
            List.of("profile?seconds=20", "heap?seconds=20", "trace?seconds=20", "wall?seconds=20");

    private static final int ASKED_PER_GIVEN_UP = 8;
    private static final int MILLIS_TO_GIVE_UP = 150;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final URI profiles;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS, task -> {
        var thread = new Thread(task, "caller");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile String failure = "";

    SoakCallers(URI profiles) {
        this.profiles = profiles;
    }

    /** Takes profiles while there is need of more, then returns when nobody waits for one any more. */
    void take(BooleanSupplier more) {
        try {
            Callable<Void> caller = () -> {
                while (failure.isEmpty() && more.getAsBoolean()) next();
                return null;
            };
            for (var ended : callers.invokeAll(Collections.nCopies(CALLERS, caller))) ended.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Leftovers.stopped();
        } catch (ExecutionException e) {
            throw LabError.machine("the service could not be asked (" + e.getCause() + "): run it again", e);
        }
    }

    private void next() throws IOException, InterruptedException {
        int number = taken.getAndIncrement();
        if (number % (ASKED_PER_GIVEN_UP + 1) == ASKED_PER_GIVEN_UP) {
            giveUp(GIVEN_UP.get(number / (ASKED_PER_GIVEN_UP + 1) % GIVEN_UP.size()));
            return;
        }
        var uri = profiles.resolve(ASKED.get((number - number / (ASKED_PER_GIVEN_UP + 1)) % ASKED.size()));
        var response = client.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        if (response.statusCode() == 429) refused.incrementAndGet();
        else if (response.statusCode() != 200) failure = uri + " answered " + said(response);
        else if (response.body().length == 0) failure = uri + " sent nothing";
    }

    private static String said(HttpResponse<byte[]> response) {
        return response.statusCode() + ": " + new String(response.body(), StandardCharsets.UTF_8).strip();
    }

    private void giveUp(String asked) throws IOException {
        try (var socket = new Socket(InetAddress.getByName(profiles.getHost()), profiles.getPort())) {
            var request =
                    "GET " + profiles.getPath() + asked + " HTTP/1.1\r\nHost: " + profiles.getAuthority() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(MILLIS_TO_GIVE_UP);
            readSome(socket.getInputStream());
        }
        gone.incrementAndGet();
    }

    private static void readSome(InputStream in) throws IOException {
        try {
            in.read();
        } catch (SocketTimeoutException e) {
            // nothing comes so soon, which is what it was for
        }
    }

    int taken() {
        return taken.get();
    }

    /** How many of them hung up. */
    int gone() {
        return gone.get();
    }

    /** How many were told to come back later. */
    int refused() {
        return refused.get();
    }

    /** What was answered that should not be; empty when all is well. */
    String failure() {
        return failure;
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
