package dev.flamelab.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The same through the service: a request for each, from one client who waits for the answer. */
@State(Scope.Benchmark)
public class HandlersBenchmark {
    @Param({
        "/fib/?n=20&type=recursive",
        "/fib/?n=20&type=iterative",
        "/concat/?str=test&count=10",
        "/concat/?str=test&count=50"
    })
    public String path;

    private final HttpClient client = HttpClient.newHttpClient();
    private DemoServer server;
    private HttpRequest request;

    @Setup
    public void start() throws CannotStart {
        server = DemoServer.start("127.0.0.1", 0, 0);
        request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .build();
    }

    @TearDown
    public void stop() {
        server.close();
    }

    @Benchmark
    public String get() throws IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
