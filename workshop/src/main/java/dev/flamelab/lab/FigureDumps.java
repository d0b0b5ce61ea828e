package dev.flamelab.lab;

import dev.flamelab.lab.Figure.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The dumps that figures are drawn from, one of each kind: those named, else those bundled, else taken now. */
final class FigureDumps {
    /** How long the load runs before the first is taken: the JIT compiler needs that. */
    static final Duration WARM_UP = Duration.ofSeconds(8);

    private static final Duration WINDOW = Duration.ofSeconds(10);
    /** The load goes on until all are taken. */
    private static final Duration BEYOND = Duration.ofSeconds(10);

    private final Home home;
    private final Path folder;
    private final Duration warmUp;
    private final Consumer<String> step;

    /** @param folder where those are put that are taken now */
    FigureDumps(Home home, Path folder, Duration warmUp, Consumer<String> step) {
        this.home = home;
        this.folder = folder;
        this.warmUp = warmUp;
        this.step = step;
    }

    /** One of each kind that is wanted. */
    Map<Kind, Path> find(List<Path> named, List<Path> bundled, Set<Kind> wanted) {
        Map<Kind, Path> found = new EnumMap<>(Kind.class);
        for (Path file : named) {
            if (!take(file, found)) {
                throw LabError.usage(Home.shown(file) + " is of no kind that there is a figure of: name one of "
                        + "profile, heap, goroutine or block");
            }
        }
        bundled.stream().filter(file -> !JfrFile.isOne(file)).forEach(file -> take(file, found));
        var missing = new TreeSet<>(wanted);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) record(missing, found);
        found.keySet().retainAll(wanted);
        return found;
    }

    /** Whether it is of a kind that we know; the first of a kind is taken. */
    private static boolean take(Path file, Map<Kind, Path> found) {
        var profile = ProfileFile.read(file);
        for (Kind kind : Kind.values()) {
            if (kind.isOf(profile)) {
                found.putIfAbsent(kind, file);
                return true;
            }
        }
        return false;
    }

    /** Of the demo service, under the load of the first chapter. */
    private void record(Set<Kind> missing, Map<Kind, Path> found) {
        step.accept("recording "
                + String.join(", ", missing.stream().map(Kind::captured).toList())
                + ", for which there is no dump: about "
                + warmUp.plus(WINDOW).plus(BEYOND).toSeconds() + " s");
        var store = new DumpStore(folder);
        var story = Story.all(home).get(0).name();
        try (var service = ServiceProcess.start(home)) {
            var plan = new LoadPlan(story, List.of(service.app()), Demand.USUAL, warmUp, WINDOW.plus(BEYOND));
            try (var load = LoadRun.start(home, plan, event -> {})) {
                Await.result(load.measured(), service.death());
                for (Kind kind : missing) {
                    try (var run = CaptureRun.start(service.profiles(), request(kind))) {
                        var capture = Await.result(run.done(), service.death(), load.end());
                        found.put(kind, store.save(capture.profile(), capture.bytes()));
                    }
                }
            }
        }
    }

    /** What lives is seen best when what is dead is gone. */
    private static CaptureRequest request(Kind kind) {
        return new CaptureRequest(kind.captured(), kind == Kind.CPU ? WINDOW : null, kind == Kind.HEAP);
    }
}
