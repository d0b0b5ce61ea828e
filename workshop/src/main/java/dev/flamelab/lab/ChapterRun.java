package dev.flamelab.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One dump of one chapter's story, from service up to service down.
 *
 * @param shot what to capture, and for how long
 * @param warmUp for how long the load runs before it counts; the JIT compiler needs some 8 seconds
 * @param demand of the load
 * @param before jars whose classes take the place of the service's own
 * @param alsoElsewhere whether to take at the same time those profiles that hide the story, too
 */
public record ChapterRun(
        Story story, Story.Shot shot, Duration warmUp, Demand demand, List<Path> before, boolean alsoElsewhere) {
    /** The load goes on for a while after the capture, so that every sample was taken under it. */
    private static final Duration BEYOND_CAPTURE = Duration.ofSeconds(2);

    private static final Duration WARM_UP = Duration.ofSeconds(8);

    public ChapterRun {
        before = List.copyOf(before);
    }

    /** As the story wants it, of the service as it is in the project. */
    public ChapterRun(Story story) {
        this(story, story.shot(), WARM_UP, Demand.USUAL, List.of(), false);
    }

    /** The same, but for as long as somebody wants; null leaves a time as it is. */
    public ChapterRun withTimes(Duration otherWindow, Duration otherWarmUp) {
        return new ChapterRun(
                story,
                otherWindow == null ? shot : shot.lasting(otherWindow),
                otherWarmUp == null ? warmUp : otherWarmUp,
                demand,
                before,
                alsoElsewhere);
    }

    /** The same, but of another service of the story. */
    public ChapterRun of(Story.Shot other, List<Path> jars) {
        return new ChapterRun(story, other, warmUp, demand, jars, alsoElsewhere);
    }

    /** The same, with the profiles that hide the story. */
    public ChapterRun lookingElsewhere() {
        return new ChapterRun(story, shot, warmUp, demand, before, true);
    }

    /** The same under another load. */
    public ChapterRun under(Demand other) {
        return new ChapterRun(story, shot, warmUp, other, before, alsoElsewhere);
    }

    /**
     * The same under the load of the article, by which the story's first anchor shows.
     *
     * @param requests how many instead of all; null for all
     */
    public ChapterRun asInTheArticle(Integer requests) {
        var first = new Story.Shot(
                shot.kind(), shot.seconds(), shot.atEnd(), shot.anchors().subList(0, 1), shot.dumps());
        return new ChapterRun(story, first, warmUp, Demand.article(requests), before, alsoElsewhere);
    }

    /** What is asked of the service. */
    public CaptureRequest request() {
        return shot.request();
    }

    /** Is told what happens, step by step; load events come on another thread. */
    public interface Watcher {
        void serviceIsReady(ServiceProcess service);

        void load(LoadEvent event);

        void captureStarts(ServiceProcess service);

        void saved(Path dump, Capture capture);

        void loadHasEnded(LoadEvent.End end);

        void allStopped();
    }

    /**
     * What came of it.
     *
     * @param dump where it was saved
     * @param load whether it may be judged
     * @param elsewhere what the profiles show that hide the story; empty when they were not taken
     */
    public record Outcome(Path dump, Capture capture, LoadEvent.End load, List<Elsewhere> elsewhere) {
        Outcome(Path dump, Capture capture, LoadEvent.End load) {
            this(dump, capture, load, List.of());
        }
    }

    /**
     * Does it; whatever happens, nothing of it still runs afterwards.
     *
     * @param judge makes of the outcome what somebody wants to know, before the service is stopped
     */
    public <T> T run(Home home, DumpStore store, Watcher watcher, Function<Outcome, T> judge) {
        store.checkWritable();
        T result;
        try (var service = ServiceProcess.start(home, 0, 0, before)) {
            watcher.serviceIsReady(service);
            result = judge.apply(underLoad(home, service, store, watcher));
        }
        watcher.allStopped();
        return result;
    }

    private Outcome underLoad(Home home, ServiceProcess service, DumpStore store, Watcher watcher) {
        var plan = new LoadPlan(
                story.name(),
                List.of(service.app()),
                demand,
                warmUp,
                demand.isCounted() ? null : shot.window().plus(BEYOND_CAPTURE));
        try (var load = LoadRun.start(home, plan, watcher::load)) {
            Await.result(load.measured(), service.death());
            watcher.captureStarts(service);
            try (var others = OtherProfiles.start(service.profiles(), this)) {
                var capture = capture(service, load);
                var dump = store.save(capture, ServiceProcess.SERVICE);
                watcher.saved(dump, capture);
                var elsewhere = others.shown(capture.profile(), service.death(), load.end());
                var end = Await.result(load.end(), service.death());
                watcher.loadHasEnded(end);
                return new Outcome(dump, capture, end, elsewhere);
            }
        }
    }

    private Capture capture(ServiceProcess service, LoadRun load) {
        if (shot.atEnd()) {
            var later = new CompletableFuture<Void>().completeOnTimeout(null, shot.seconds(), TimeUnit.SECONDS);
            Await.result(later, service.death(), load.end());
        }
        try (var run = CaptureRun.start(service.profiles(), request(), shot.sampleIndex())) {
            return Await.result(run.done(), service.death(), load.end());
        }
    }
}
