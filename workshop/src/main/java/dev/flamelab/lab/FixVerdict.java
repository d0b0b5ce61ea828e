package dev.flamelab.lab;

import dev.flamelab.compare.Anchor;
import dev.flamelab.compare.Evidence;
import dev.flamelab.compare.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Judges a fix by what requests cost in three services that ran at once under the same load: as shipped, with the
 * learner's edit, and with the bundled solution. Throughput and latency do not count: on a laptop they are noise.
 */
final class FixVerdict {
    /** So much of the solution's gain a fix must have, in percent. */
    static final double LEAST_OF_GAIN = 70;

    /** Where the solution itself gains less, in percent, nothing can be measured against it. */
    private static final double LEAST_GAIN_OF_SOLUTION = 10;

    /** A profile that has seen less of a service's CPU time than this, in percent, does not tell what a request costs. */
    static final double LEAST_SEEN = 70;

    private static final double MOVED_POINTS = 10;
    private static final double STANDARD_ERRORS = 4;
    private static final String MORE_LOAD = "run it again with a longer capture (--seconds) or more load (--rate)";

    private FixVerdict() {}

    /** By one sample type. */
    static Verdict judge(Cost shipped, Cost yours, Cost solution) {
        var anchors = List.copyOf(shipped.anchorAmounts().keySet());
        var doubt = doubt(shipped, yours, solution, anchors);
        if (doubt.isPresent()) return doubt.get();
        for (var anchor : anchors) {
            double left = 100 * left(yours, anchor) / shipped.perRequest(anchor);
            if (left > Evidence.of(anchor.value()).mostLeft()) return stillThere(anchor, left, shipped, yours);
        }
        for (var spared : yours.sparedAmounts().keySet()) {
            if (yours.shareOf(spared) >= spared.floor()) return givenAway(spared, yours, shipped);
        }
        double gain = yours.gainOver(shipped);
        double possible = solution.gainOver(shipped);
        double part = 100 * gain / possible;
        if (part < LEAST_OF_GAIN) {
            return new Verdict.Fail(
                    text(
                            "a request costs %.0f%% less %s than as shipped, the solution makes it %.0f%%: that is %.0f%% of"
                                    + " its gain, and %.0f%% are wanted",
                            gain, yours.price().noun(), possible, Math.max(0, part), LEAST_OF_GAIN),
                    "the bottleneck has a new place or a new name: take a profile of your service and look");
        }
        return new Verdict.Pass(text(
                "the bottleneck is gone, and a request costs %.0f%% less %s than as shipped (the solution: %.0f%%)",
                gain, yours.price().noun(), possible));
    }

    /** How much all objects in use have grown by is known; which of them, the JVM draws by lot, and of few when few are. */
    private static double left(Cost yours, Anchor anchor) {
        double drawn = yours.perRequest(anchor);
        return Evidence.of(anchor.value()) == Evidence.LIVE_OBJECTS ? Math.min(drawn, yours.perRequest()) : drawn;
    }

    private static Optional<Verdict> doubt(Cost shipped, Cost yours, Cost solution, List<Anchor> anchors) {
        if (shipped.requests() <= 0 || yours.requests() <= 0 || solution.requests() <= 0) {
            return inconclusive("one of the services answered no request while it was profiled", MORE_LOAD);
        }
        if (shipped.amount() <= 0) {
            return inconclusive(
                    text(
                            "the service as shipped took no %s in all",
                            shipped.price().noun()),
                    MORE_LOAD);
        }
        var evidence = Evidence.of(shipped.value());
        if (shipped.samples() < evidence.least()) {
            return inconclusive(
                    text(
                            "the service as shipped has only %d %s, and it takes %d to tell",
                            shipped.samples(), evidence.label(), evidence.least()),
                    MORE_LOAD);
        }
        for (var anchor : anchors) {
            if (shipped.shareOf(anchor) < anchor.floor()) {
                return inconclusive(
                        text(
                                "%s has only %.1f%% of the service as shipped, and %.0f%% were to be expected",
                                anchor.name(), shipped.shareOf(anchor), anchor.floor()),
                        "close other programs and run it again");
            }
        }
        if (yours.seenPercent() < LEAST_SEEN) {
            return inconclusive(
                    text(
                            "the profile has only %.0f%% of the CPU time that your service used, so what its requests cost"
                                    + " cannot be told",
                            yours.seenPercent()),
                    "a profiler hardly sees threads that end after a few milliseconds: let threads that stay do the work");
        }
        var silent = new TreeSet<>(shipped.regions());
        silent.removeAll(yours.regions());
        if (!silent.isEmpty()) {
            return inconclusive(
                    text(
                            "your service does not tell of its region \"%s\" any more, so what became of it cannot be told",
                            silent.first()),
                    "put the region back, around the same work wherever that is done now, and check again");
        }
        double possible = solution.gainOver(shipped);
        if (possible < LEAST_GAIN_OF_SOLUTION) {
            return inconclusive(
                    text(
                            "the solution itself gains only %.1f%% here, so there is nothing to measure against",
                            possible),
                    "close other programs and run it again");
        }
        return Optional.empty();
    }

    private static Optional<Verdict> inconclusive(String reason, String cure) {
        return Optional.of(new Verdict.Inconclusive(reason, cure));
    }

    private static Verdict stillThere(Anchor anchor, double left, Cost shipped, Cost yours) {
        return new Verdict.Fail(
                text(
                        "%s still takes %s of %s per request, %.0f%% of what it takes as shipped (%s)",
                        anchor.name(),
                        yours.price().shown(left(yours, anchor)),
                        yours.price().noun(),
                        left,
                        yours.price().shown(shipped.perRequest(anchor))),
                "edit the function that the profile points at, and check again");
    }

    private static Verdict givenAway(Anchor spared, Cost yours, Cost shipped) {
        return new Verdict.Fail(
                text(
                        "the bottleneck is gone, and what was good before is gone with it: %s takes %s of %s per request,"
                                + " and %s as shipped",
                        spared.name(),
                        yours.price().shown(yours.perRequest(spared)),
                        yours.price().noun(),
                        yours.price().shown(shipped.perRequest(spared))),
                "keep what the service as shipped does better, and cure the rest alone");
    }

    /**
     * The function of the service's own code that is wide in the learner's profile alone; a bottleneck that was moved
     * is worth knowing, even where the fix is good enough.
     */
    static Optional<String> movedTo(Cost shipped, Cost yours, Cost solution) {
        return yours.ownAmounts().keySet().stream()
                .filter(function -> isWider(function, yours, shipped) && isWider(function, yours, solution))
                .max((one, other) -> Double.compare(yours.shareOfOwn(one), yours.shareOfOwn(other)));
    }

    private static boolean isWider(String function, Cost yours, Cost other) {
        double here = likelyShare(function, yours);
        double there = likelyShare(function, other);
        // A good fix leaves few samples, and of few samples a share says little.
        double error = Math.sqrt(variance(here, yours.samples()) + variance(there, other.samples()));
        return here - there > Math.max(MOVED_POINTS, STANDARD_ERRORS * error);
    }

    /** In percent, as if two more samples had been in it and two had not: else three of three would leave no doubt. */
    private static double likelyShare(String function, Cost cost) {
        return (cost.shareOfOwn(function) * cost.samples() + 200) / (cost.samples() + 4);
    }

    private static double variance(double percent, long samples) {
        return percent * (100 - percent) / (samples + 4);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
