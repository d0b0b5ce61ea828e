package dev.flamelab.demo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** The service on free ports within the test, and a client for it. */
final class RunningService implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final DemoServer server;

    RunningService() {
        try {
            server = DemoServer.start("127.0.0.1", 0, 0);
        } catch (CannotStart e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return send("GET", pathAndQuery);
    }

    HttpResponse<String> send(String method, String pathAndQuery) throws IOException, InterruptedException {
        return client.send(request(method, pathAndQuery), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> getLater(String pathAndQuery) {
        return client.sendAsync(request("GET", pathAndQuery), BodyHandlers.ofString());
    }

    /** Sends these bytes and reads until the service closes the connection. */
    String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static JsonObject json(HttpResponse<String> response) {
        return new JsonObject(response.body());
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private HttpRequest request(String method, String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + pathAndQuery))
                .method(method, BodyPublishers.noBody())
                .build();
    }
}
