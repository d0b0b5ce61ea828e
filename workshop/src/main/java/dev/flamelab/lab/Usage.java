package dev.flamelab.lab;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * What a service has done and used since it started, by its own count of requests and the system's count of CPU time.
 *
 * @param requests that it has answered
 * @param cpuNanos of all its threads; 0 where the system does not tell
 */
record Usage(long requests, long cpuNanos) {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    static Usage of(ServiceProcess service) {
        return of(service.app(), service.pid());
    }

    static Usage of(URI app, long pid) {
        var health = app.resolve("/health");
        try {
            var request = HttpRequest.newBuilder(health).timeout(LONGEST).build();
            var answer = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            return new Usage(
                    new ObjectMapper().readTree(answer).path("requests").longValue(), cpu(pid));
        } catch (IOException e) {
            throw LabError.inconclusive(health + " did not answer; close other programs and run it again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Leftovers.stopped();
        }
    }

    private static long cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toNanos)
                .orElse(0L);
    }

    /** Since an earlier look at the same service. */
    Usage since(Usage earlier) {
        return new Usage(requests - earlier.requests, cpuNanos - earlier.cpuNanos);
    }
}
