package dev.flamelab.lab;

import dev.flamelab.compare.Anchor;
import dev.flamelab.compare.Verdict;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Checks the learner's fix of a story: three services at once, the same load on each in turn, a profile of
 * each over the same window.
 */
public final class FixCheck {
    public static final Duration WARM_UP = Duration.ofSeconds(8);

    /** The load goes on for a while after the profiles, so that every sample was taken under it. */
    private static final Duration BEYOND_CAPTURE = Duration.ofSeconds(2);

    /** The others must have had so much of the rate before it may be said that the learner's did not keep up. */
    private static final double KEPT_UP = 0.95;

    /** And it must have had less than this: what lies between may be the machine's fault. */
    private static final double FELL_BEHIND = 0.8;

    /** Of the CPU time of the service as shipped: with no more than this it waits, with more it may want for a core. */
    private static final double WAITS = 0.5;

    private final Story story;
    private final Demand demand;
    private final Duration window;
    private final Duration warmUp;
    private final List<Path> edited;

    /**
     * @param demand of the load on each service
     * @param window for how long to profile
     * @param warmUp for how long the load runs before it counts
     */
    public FixCheck(Story story, Demand demand, Duration window, Duration warmUp) {
        this(story, demand, window, warmUp, List.of());
    }

    /** @param edited jars or folders with the edited classes, for those who do not want to edit the project */
    FixCheck(Story story, Demand demand, Duration window, Duration warmUp, List<Path> edited) {
        this.story = story;
        this.demand = demand;
        this.window = window;
        this.warmUp = warmUp;
        this.edited = List.copyOf(edited);
    }

    /** Is told what happens, step by step; load events come on another thread. */
    public interface Watcher {
        void answersAreRight(int questions);

        void servicesAreReady(URI shipped, URI yours, URI solution);

        void load(LoadEvent event);

        void capturesStart(Duration window);
    }

    /** The three services. */
    private record Trio(ServiceProcess shipped, ServiceProcess yours, ServiceProcess solution) {
        List<ServiceProcess> all() {
            return List.of(shipped, yours, solution);
        }

        CompletableFuture<?>[] deaths() {
            return all().stream().map(ServiceProcess::death).toArray(CompletableFuture[]::new);
        }
    }

    /** Does it; whatever happens, nothing of it still runs afterwards. */
    public FixReport run(Home home, Watcher watcher) {
        try (var shipped = ServiceProcess.start(home, 0, 0, List.of(home.shippedJar(story.name())));
                var yours = ServiceProcess.start(home, 0, 0, edited)) {
            var flaw = new Behaviour(shipped.app(), yours.app()).flaw(story);
            if (flaw.isPresent()) return FixReport.without(flaw.get());
            watcher.answersAreRight(Answers.all(story).size());
            try (var solution = ServiceProcess.start(home, 0, 0, List.of(home.solutionJar(story.name())))) {
                watcher.servicesAreReady(shipped.app(), yours.app(), solution.app());
                return underLoad(home, new Trio(shipped, yours, solution), watcher);
            }
        }
    }

    private FixReport underLoad(Home home, Trio trio, Watcher watcher) {
        var targets = trio.all().stream().map(ServiceProcess::app).toList();
        var plan = new LoadPlan(story.name(), targets, demand, warmUp, loaded());
        try (var load = LoadRun.start(home, plan, watcher::load)) {
            // A load that gives up in its warm-up says so at its end, and is judged like any other.
            var warm = load.measured()
                    .handle((nothing, failure) -> failure == null
                            ? CompletableFuture.completedFuture(true)
                            : load.end().thenApply(gaveUp -> false))
                    .thenCompose(answer -> answer);
            if (!Await.result(warm, trio.deaths()))
                return judgedByLoad(load.end().join(), trio, List.of()).orElseThrow();
            watcher.capturesStart(window);
            List<List<Cost>> costs;
            try {
                costs = costs(trio);
            } catch (LabError e) {
                if (e.exitCode() != ExitCode.INCONCLUSIVE) throw e;
                // A service was too busy to say what it had done: the load knows whether all of them were.
                return judgedByLoad(Await.result(load.end(), trio.deaths()), trio, List.of())
                        .orElseThrow(() -> e);
            }
            var end = Await.result(load.end(), trio.deaths());
            return judgedByLoad(end, trio, costs).orElseGet(() -> FixReport.of(costs, end));
        }
    }

    private Duration loaded() {
        return window.plus(BEYOND_CAPTURE);
    }

    /** By each sample type that an anchor is measured by, those of the three services. */
    private List<List<Cost>> costs(Trio trio) {
        var shot = story.shot();
        var values = shot.anchors().stream().map(Anchor::value).distinct().toList();
        var runs = new ArrayList<WindowRun>();
        var costs = new ArrayList<CompletableFuture<List<Cost>>>();
        try {
            for (var service : trio.all()) {
                var before = Usage.of(service);
                var run = WindowRun.start(service.profiles(), shot, window);
                runs.add(run);
                costs.add(run.done().thenApply(profile -> {
                    var used = Usage.of(service).since(before);
                    return values.stream()
                            .map(value -> Cost.of(
                                    profile,
                                    value,
                                    shot.anchors(),
                                    story.check().spared(),
                                    used))
                            .toList();
                }));
            }
            var all = CompletableFuture.allOf(costs.toArray(CompletableFuture[]::new));
            Await.result(all.thenApply(nothing -> true), trio.deaths());
            return IntStream.range(0, values.size())
                    .mapToObj(value ->
                            costs.stream().map(cost -> cost.join().get(value)).toList())
                    .toList();
        } finally {
            runs.forEach(WindowRun::close);
        }
    }

    /** A verdict from the load alone, where the profiles need not be looked at, or must not. */
    private Optional<FixReport> judgedByLoad(LoadEvent.End end, Trio trio, List<List<Cost>> costs) {
        if (end.reached()) return Optional.empty();
        if (end.outcome().equals("failed")
                && end.reason().startsWith(trio.yours().app() + "/")) {
            return Optional.of(FixReport.without(new Verdict.Fail(
                    "under load " + end.reason(), "see that it may be called by two threads at once")));
        }
        if (!costs.isEmpty()
                && fellBehind(end.requestsPerTarget(), end.wanted() * loaded().toSeconds())
                && waited(costs.get(0).get(1).clock(), costs.get(0).get(0).clock())) {
            var told = end.requestsPerTarget();
            return Optional.of(FixReport.without(new Verdict.Fail(
                    "your service answered " + told.get(1) + " requests while the one as shipped answered "
                            + told.get(0),
                    "see what its threads wait for")));
        }
        return Optional.of(FixReport.without(new Verdict.Inconclusive(
                end.shortfall(), "close other programs, or lower the load with --rate, and run it again")));
    }

    /** Whether the learner's service alone was too slow; on a machine that starves, all are. */
    static boolean fellBehind(List<Long> requests, double wanted) {
        return requests.size() == 3
                && requests.get(0) >= KEPT_UP * wanted
                && requests.get(1) < FELL_BEHIND * wanted
                && requests.get(2) >= KEPT_UP * wanted;
    }

    /** Whether it was surely no want of CPU time that kept the learner's service back. */
    static boolean waited(Usage yours, Usage shipped) {
        return shipped.cpuNanos() > 0 && yours.cpuNanos() <= WAITS * shipped.cpuNanos();
    }
}
