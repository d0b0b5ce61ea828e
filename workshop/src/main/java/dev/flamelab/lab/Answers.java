package dev.flamelab.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether two services answer alike, asked over HTTP: a fix may change what an answer costs, and nothing else. */
final class Answers {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST)
            .build();
    private final URI shipped;
    private final URI yours;

    Answers(URI shipped, URI yours) {
        this.shipped = shipped;
        this.yours = yours;
    }

    /**
     * One question.
     *
     * @param body the right answer where it is known; null to take the shipped service's word for it
     */
    record Ask(String method, String path, String body) {
        static Ask get(String path) {
            return new Ask("GET", path, null);
        }
    }

    private record Answer(int status, String body) {
        @Override
        public String toString() {
            return status == 200 ? body : status + " " + body;
        }
    }

    /** What this story's fix must answer as before, and what every other must besides. */
    static List<Ask> all(Story story) {
        var asks = new ArrayList<Ask>();
        story.answers().forEach(path -> asks.add(Ask.get(path)));
        asks.addAll(all());
        return asks;
    }

    /** What there is to ask about Fibonacci numbers and strings. */
    private static List<Ask> all() {
        var asks = new ArrayList<Ask>();
        long number = 0;
        long next = 1;
        for (int n = 0; n <= 92; n++) {
            asks.add(fibonacci(n, "iterative", number));
            // Up to here the slow way takes seconds in all.
            if (n <= 40) asks.add(fibonacci(n, "recursive", number));
            long sum = number + next;
            number = next;
            next = sum;
        }
        for (String query : List.of(
                "",
                "?n=7",
                "?type=iterative",
                "?n=abc",
                "?n=",
                "?n=-1",
                "?n=41",
                "?n=99999999999",
                "?n=-1&type=iterative",
                "?n=93&type=iterative",
                "?n=5&type=fast",
                "?n=5&type=",
                "?n=007",
                "?n=6&n=7")) {
            asks.add(Ask.get("/fib/" + query));
        }
        for (String query : List.of(
                "",
                "?str=abc",
                "?str=abc&count=0",
                "?str=abc&count=1",
                "?str=abc&count=10",
                "?str=abc&count=x",
                "?str=abc&count=-1",
                "?str=abc&count=10001",
                "?str=&count=3",
                "?count=3",
                "?str=%C3%A4%F0%9F%94%A5%22%5C&count=3",
                "?str=a+b%26c&count=2",
                "?str=x&count=10000",
                "?str=0123456789a&count=10000")) {
            asks.add(Ask.get("/concat/" + query));
        }
        for (int count : List.of(0, 1, 2, 10)) {
            asks.add(new Ask(
                    "GET",
                    "/concat/?str=xyz&count=" + count,
                    "{\"original\":\"xyz\",\"string\":\"" + "xyz".repeat(count) + "\",\"count\":" + count + "}"));
        }
        asks.add(Ask.get("/fib?n=3"));
        asks.add(Ask.get("/nowhere"));
        asks.add(new Ask("POST", "/fib/?n=3", null));
        return asks;
    }

    private static Ask fibonacci(int n, String type, long number) {
        return new Ask("GET", "/fib/?n=" + n + "&type=" + type, "{\"number\":" + n + ",\"fibonacci\":" + number + "}");
    }

    /** The first question that is answered otherwise than by the shipped service, in a sentence with both answers. */
    Optional<String> difference(List<Ask> asks) {
        for (var ask : asks) {
            var right = ask.body() == null ? shippedAnswer(ask) : new Answer(200, ask.body());
            var given = answer(yours, ask);
            if (!given.equals(right)) {
                return Optional.of(ask.method() + " " + ask.path() + " answers " + shortened(given)
                        + " and should answer " + shortened(right));
            }
        }
        return Optional.empty();
    }

    private Answer shippedAnswer(Ask ask) {
        var answer = answer(shipped, ask);
        if (answer.status() > 0 && answer.status() < 500) return answer;
        throw LabError.machine("the service as shipped fails at " + ask.method() + " " + ask.path() + " ("
                + shortened(answer) + "): build everything anew with mvn clean package");
    }

    private Answer answer(URI service, Ask ask) {
        var request = HttpRequest.newBuilder(service.resolve(ask.path()))
                .method(ask.method(), BodyPublishers.noBody())
                .timeout(LONGEST)
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (HttpTimeoutException e) {
            return new Answer(0, "nothing within " + LONGEST.toSeconds() + " s");
        } catch (IOException e) {
            return new Answer(0, "nothing (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Leftovers.stopped();
        }
    }

    private static String shortened(Answer answer) {
        var text = answer.status() == 0 ? answer.body() : answer.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
