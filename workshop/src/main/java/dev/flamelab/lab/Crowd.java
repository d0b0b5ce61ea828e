package dev.flamelab.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Asks a service many times at once, and no more once it has failed: one that hangs would be waited for a thousand times. */
final class Crowd {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int AT_ONCE = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST)
            .build();
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final URI service;
    private final Duration longest;

    Crowd(URI service) {
        this(service, LONGEST);
    }

    /** @param longest how long an answer may take */
    Crowd(URI service, Duration longest) {
        this.service = service;
        this.longest = longest;
    }

    /** What the service answers to so many equal requests; one that fails has no fields, nor has any after it. */
    List<JsonNode> ask(String path, int times) {
        var failed = new AtomicBoolean();
        var answers = Stream.generate(() -> later(path, failed)).limit(times).toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** What it answers to one. */
    JsonNode ask(String path) {
        return ask(path, 1).get(0);
    }

    private CompletableFuture<JsonNode> later(String path, AtomicBoolean failed) {
        turns.acquireUninterruptibly();
        var answer = failed.get() ? CompletableFuture.completedFuture(JSON.missingNode()) : later(path);
        return answer.whenComplete((came, never) -> {
            // known before anybody takes the turn
            if (came.isMissingNode()) failed.set(true);
            turns.release();
        });
    }

    private CompletableFuture<JsonNode> later(String path) {
        var request =
                HttpRequest.newBuilder(service.resolve(path)).timeout(longest).build();
        return client.sendAsync(request, BodyHandlers.ofString())
                .handle((answer, failure) -> failure == null ? json(answer) : JSON.missingNode());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.missingNode();
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
