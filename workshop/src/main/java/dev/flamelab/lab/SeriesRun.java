package dev.flamelab.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Dumps of one service one after the other: idle, after its load, and once it was told to let go of what it kept. */
public record SeriesRun(Story story, Duration warmUp) {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /**
     * Does it; whatever happens, nothing of it still runs afterwards.
     *
     * @param load sees each event of the load, on a thread of its own
     * @return one outcome for each dump of the series, in order
     */
    public List<ChapterRun.Outcome> run(Home home, DumpStore store, Consumer<LoadEvent> load) {
        store.checkWritable();
        var captures = new ArrayList<Capture>();
        LoadEvent.End end;
        try (var service = ServiceProcess.start(home, 0, 0, List.of(home.shippedJar(story.name())))) {
            captures.add(capture(service));
            var plan = new LoadPlan(
                    story.name(),
                    List.of(service.app()),
                    Demand.USUAL,
                    warmUp,
                    story.shot().window());
            try (var running = LoadRun.start(home, plan, load)) {
                end = Await.result(running.end(), service.death());
            }
            captures.add(capture(service));
            ask(service.app().resolve(story.series().release()));
            captures.add(capture(service));
        }
        return captures.stream()
                .map(capture -> new ChapterRun.Outcome(store.save(capture.profile(), capture.bytes()), capture, end))
                .toList();
    }

    private Capture capture(ServiceProcess service) {
        var request = new CaptureRequest(story.shot().kind(), null, true);
        try (var run = CaptureRun.start(service.profiles(), request)) {
            return Await.result(run.done(), service.death());
        }
    }

    private static void ask(URI path) {
        try {
            var request = HttpRequest.newBuilder(path).timeout(LONGEST).build();
            int status = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) throw LabError.machine(path + " answers " + status + ": see what the story asks there");
        } catch (IOException e) {
            throw LabError.machine(path + " did not answer: run it again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Leftovers.stopped();
        }
    }
}
