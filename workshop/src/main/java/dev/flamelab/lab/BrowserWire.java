package dev.flamelab.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The line to a browser: commands of the Chrome DevTools Protocol, and their answers. */
final class BrowserWire implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS_TO_ANSWER = 60;

    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final StringBuilder heard = new StringBuilder();
    private final WebSocket socket;
    private volatile boolean ended;

    BrowserWire(URI address) {
        try {
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(address, this)
                    .join();
        } catch (CompletionException e) {
            throw LabError.machine("the browser does not answer on " + address + ": run it again", e);
        }
    }

    /** Waits for the answer, or tells why there is none. */
    JsonNode call(String session, String method, Map<String, ?> parameters) {
        return answer(method, send(session, method, parameters));
    }

    /** Waits for the answer to what was sent. */
    static JsonNode answer(String method, CompletableFuture<JsonNode> sent) {
        try {
            return sent.orTimeout(SECONDS_TO_ANSWER, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LabError error) throw error;
            throw LabError.machine(
                    "the browser does not answer to " + method + " (" + e.getCause() + "): run it again", e);
        }
    }

    /** Sends a command, and returns before it is answered. */
    CompletableFuture<JsonNode> send(String session, String method, Map<String, ?> parameters) {
        int number = last.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        asked.put(number, answer);
        answer.whenComplete((come, failed) -> asked.remove(number));
        try {
            var command = JSON.createObjectNode().put("id", number).put("method", method);
            if (!session.isEmpty()) command.put("sessionId", session);
            command.set("params", JSON.valueToTree(parameters));
            socket.sendText(JSON.writeValueAsString(command), true).join();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        } catch (CompletionException e) {
            answer.completeExceptionally(e.getCause());
        }
        if (ended) hangUp();
        return answer;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
        heard.append(part);
        if (isLast) {
            try {
                take(JSON.readTree(heard.toString()));
            } catch (JsonProcessingException e) {
                hangUp();
            }
            heard.setLength(0);
        }
        from.request(1);
        return null;
    }

    /** An answer; what happened meanwhile is told too, and of no interest here. */
    private void take(JsonNode message) {
        var answer = asked.get(message.path("id").asInt());
        if (answer == null) return;
        var error = message.path("error");
        if (error.isMissingNode()) answer.complete(message.path("result"));
        else
            answer.completeExceptionally(LabError.machine(
                    "the browser refuses: " + error.path("message").asText()));
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        hangUp();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        hangUp();
    }

    private void hangUp() {
        ended = true;
        asked.values()
                .forEach(answer -> answer.completeExceptionally(
                        LabError.machine("the browser has ended before its time: close other programs, run it again")));
    }

    @Override
    public void close() {
        socket.abort();
    }
}
