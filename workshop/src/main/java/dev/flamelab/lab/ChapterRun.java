package dev.flamelab.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * One dump of one chapter's story, from service up to service down.
 *
 * @param window for how long to capture
 * @param warmUp for how long the load runs before it counts; the JIT compiler needs some 8 seconds
 */
public record ChapterRun(Chapter chapter, Duration window, Duration warmUp) {
    /** The load goes on for a while after the capture, so that every sample was taken under it. */
    private static final Duration BEYOND_CAPTURE = Duration.ofSeconds(2);

    private static final Duration WARM_UP = Duration.ofSeconds(8);

    /** As the chapter wants it. */
    public ChapterRun(Chapter chapter) {
        this(chapter, chapter.window(), WARM_UP);
    }

    /** The same, but for as long as somebody wants; null leaves a time as it is. */
    public ChapterRun withTimes(Duration otherWindow, Duration otherWarmUp) {
        return new ChapterRun(
                chapter, otherWindow == null ? window : otherWindow, otherWarmUp == null ? warmUp : otherWarmUp);
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
     */
    public record Outcome(Path dump, Capture capture, LoadEvent.End load) {}

    /**
     * Does it; whatever happens, nothing of it still runs afterwards.
     *
     * @param judge makes of the outcome what somebody wants to know, before the service is stopped
     */
    public <T> T run(Home home, DumpStore store, Watcher watcher, Function<Outcome, T> judge) {
        T result;
        try (var service = ServiceProcess.start(home)) {
            watcher.serviceIsReady(service);
            result = judge.apply(underLoad(home, service, store, watcher));
        }
        watcher.allStopped();
        return result;
    }

    private Outcome underLoad(Home home, ServiceProcess service, DumpStore store, Watcher watcher) {
        var plan = new LoadPlan(chapter.story(), List.of(service.app()), null, warmUp, window.plus(BEYOND_CAPTURE));
        try (var load = LoadRun.start(home, plan, watcher::load)) {
            Await.result(load.measured(), service.death());
            watcher.captureStarts(service);
            try (var run = CaptureRun.start(service.profiles(), new CaptureRequest(chapter.capture(), window))) {
                var capture = Await.result(run.done(), service.death(), load.end());
                var dump = store.save(capture.profile(), capture.bytes());
                watcher.saved(dump, capture);
                var end = Await.result(load.end(), service.death());
                watcher.loadHasEnded(end);
                return new Outcome(dump, capture, end);
            }
        }
    }
}
