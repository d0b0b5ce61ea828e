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
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Asks a service many times at once. */
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

    Crowd(URI service) {
        this.service = service;
    }

    /** What the service answers to so many equal requests; one that fails has no fields. */
    List<JsonNode> ask(String path, int times) {
        var answers = Stream.generate(() -> later(path)).limit(times).toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** What it answers to one. */
    JsonNode ask(String path) {
        return later(path).join();
    }

    private CompletableFuture<JsonNode> later(String path) {
        turns.acquireUninterruptibly();
        var request =
                HttpRequest.newBuilder(service.resolve(path)).timeout(LONGEST).build();
        return client.sendAsync(request, BodyHandlers.ofString())
                .whenComplete((answer, failure) -> turns.release())
                .handle((answer, failure) -> failure == null ? json(answer) : JSON.missingNode());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.missingNode();
        } catch (JsonProcessingException e) {
            throw new CompletionException(e);
        }
    }
}
