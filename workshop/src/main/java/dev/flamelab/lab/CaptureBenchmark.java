package dev.flamelab.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;

/** How long after its window a CPU profile is there, asked of the demo service under load. */
final class CaptureBenchmark implements Benchmark {
    private static final String STORY = "cpu";
    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final double WANTED_MILLIS = 100;

    /** What comes after the load's warm-up: an answer may take a while, and the load must outlast them all. */
    private static final double SECONDS_PER_CAPTURE = 1.3;

    private final Duration warmUp;

    /** @param warmUp how long the load runs before the first capture */
    CaptureBenchmark(Duration warmUp) {
        this.warmUp = warmUp;
    }

    /**
     * What came of it, in milliseconds from the end of the window to the last byte.
     *
     * @param bytes of the largest profile
     */
    record Delay(int captures, double median, double p95, double max, int bytes) implements Result {
        @Override
        public boolean isGood() {
            return p95 <= WANTED_MILLIS;
        }

        @Override
        public String text() {
            return String.format(
                            Locale.ROOT,
                            "%d CPU profiles of %d s, one after the other, of the demo service under load%n%n",
                            captures,
                            WINDOW.toSeconds())
                    + String.format(Locale.ROOT, "beyond the window  %8s %8s %8s   wanted%n", "median", "p95", "max")
                    + String.format(
                            Locale.ROOT,
                            "milliseconds       %8.0f %8.0f %8.0f   p95 <= %.0f: %s%n",
                            median,
                            p95,
                            max,
                            WANTED_MILLIS,
                            isGood() ? "yes" : "no")
                    + String.format(Locale.ROOT, "largest profile    %,8d bytes%n", bytes);
        }
    }

    @Override
    public String name() {
        return "capture";
    }

    @Override
    public String purpose() {
        return "how long after its window a profile is there, under load";
    }

    @Override
    public int rounds() {
        return 30;
    }

    @Override
    public long seconds(int rounds) {
        return warmUp.toSeconds() + Math.round(Math.ceil((rounds + 1) * SECONDS_PER_CAPTURE));
    }

    @Override
    public Result run(Home home, int rounds, DoubleConsumer progress) {
        try (var service = ServiceProcess.start(home)) {
            var duration = Duration.ofSeconds(seconds(rounds) - warmUp.toSeconds());
            var plan = new LoadPlan(STORY, List.of(service.app()), Demand.USUAL, warmUp, duration);
            try (var load = LoadRun.start(home, plan, event -> {})) {
                Await.result(load.measured(), service.death());
                return measured(service, rounds, progress);
            }
        }
    }

    private Delay measured(ServiceProcess service, int rounds, DoubleConsumer progress) {
        var uri = service.profiles().resolve("profile?seconds=" + WINDOW.toSeconds());
        var client = HttpClient.newHttpClient();
        // The first connects, and shows classes to the JVM.
        capture(client, uri);
        var millis = new double[rounds];
        int bytes = 0;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            bytes = Math.max(bytes, capture(client, uri));
            millis[round] = (System.nanoTime() - start - WINDOW.toNanos()) / 1e6;
            progress.accept(warmUp.toSeconds() + (round + 2) * SECONDS_PER_CAPTURE);
        }
        return new Delay(
                rounds, Spread.quantile(millis, 0.5), Spread.quantile(millis, 0.95), Spread.quantile(millis, 1), bytes);
    }

    private static int capture(HttpClient client, URI uri) {
        var request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build();
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) return response.body().length;
            throw LabError.machine(uri + " answered " + response.statusCode() + ": see ./lab doctor");
        } catch (IOException e) {
            throw LabError.machine(uri + " did not answer (" + e.getMessage() + "): run it again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Leftovers.stopped();
        }
    }
}
