package dev.flamelab.lab;

import dev.flamelab.pprof.Profile;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The profiles that hide a story, taken while the one is that shows it. */
final class OtherProfiles implements AutoCloseable {
    private final Map<String, CaptureRun> byKind = new HashMap<>();
    private final ChapterRun chapter;

    private OtherProfiles(ChapterRun chapter) {
        this.chapter = chapter;
    }

    /** Asks for those that the story names, if they are wanted at all. */
    static OtherProfiles start(URI profiles, ChapterRun chapter) {
        var all = new OtherProfiles(chapter);
        if (!chapter.alsoElsewhere()) return all;
        var shot = chapter.shot();
        for (var hidden : chapter.story().hiddenFrom()) {
            // one of the same kind hides it by another of its values
            if (hidden.kind().equals(shot.kind()) || all.byKind.containsKey(hidden.kind())) continue;
            all.byKind.put(hidden.kind(), CaptureRun.start(profiles, new CaptureRequest(hidden.kind(), shot.window())));
        }
        return all;
    }

    /**
     * What they show, as soon as they are there; empty when they are not wanted.
     *
     * @param right the one that shows the story
     */
    List<Elsewhere> shown(Profile right, CompletableFuture<?>... needed) {
        if (!chapter.alsoElsewhere()) return List.of();
        var profiles = new HashMap<>(Map.of(chapter.shot().kind(), right));
        byKind.forEach((kind, run) ->
                profiles.put(kind, Await.result(run.done(), needed).profile()));
        return Elsewhere.measure(chapter.story(), profiles);
    }

    @Override
    public void close() {
        byKind.values().forEach(CaptureRun::close);
    }
}
