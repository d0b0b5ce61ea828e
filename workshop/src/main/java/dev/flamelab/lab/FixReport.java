package dev.flamelab.lab;

import dev.flamelab.compare.Anchor;
import dev.flamelab.compare.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the check of a fix came to: the verdict, and where profiles were taken, the numbers it rests on. */
public final class FixReport {
    private final Verdict verdict;
    private final List<Side> sides;
    private final String movedTo;
    private final String load;

    private FixReport(Verdict verdict, List<Side> sides, String movedTo, String load) {
        this.verdict = verdict;
        this.sides = List.copyOf(sides);
        this.movedTo = movedTo;
        this.load = load;
    }

    /**
     * One of the three services.
     *
     * @param cpuNanosPerRequest of the application
     * @param anchorPercent by the anchor's name
     * @param gainPercent how much less a request costs than as shipped
     */
    public record Side(
            String name,
            double cpuNanosPerRequest,
            Map<String, Double> anchorPercent,
            double gainPercent,
            long applicationSamples,
            long requests) {
        private static Side of(String name, Cost cost, Cost shipped) {
            var anchors = cost.anchorNanos().keySet().stream().collect(Collectors.toMap(Anchor::name, cost::shareOf));
            return new Side(name, cost.perRequest(), anchors, cost.gainOver(shipped), cost.samples(), cost.requests());
        }
    }

    /** A verdict that needed no profiles. */
    static FixReport without(Verdict verdict) {
        return new FixReport(verdict, List.of(), null, null);
    }

    /** @param costs as shipped, the learner's, the solution's */
    static FixReport of(List<Cost> costs, List<Anchor> anchors, LoadEvent.End load) {
        var shipped = costs.get(0);
        var yours = costs.get(1);
        var solution = costs.get(2);
        var verdict = FixVerdict.judge(shipped, yours, solution, anchors);
        var sides = new ArrayList<Side>();
        if (costs.stream().allMatch(cost -> cost.requests() > 0)) {
            sides.add(Side.of("shipped", shipped, shipped));
            sides.add(Side.of("yours", yours, shipped));
            sides.add(Side.of("solution", solution, shipped));
        }
        return new FixReport(
                verdict, sides, FixVerdict.movedTo(shipped, yours, solution).orElse(null), load.summary());
    }

    public Verdict verdict() {
        return verdict;
    }

    /** As shipped, yours, the solution's; empty when no profiles were needed. */
    public List<Side> sides() {
        return sides;
    }

    /** The function that the bottleneck was moved to. */
    public Optional<String> movedTo() {
        return Optional.ofNullable(movedTo);
    }

    /** How the load went, all three services together. */
    public Optional<String> load() {
        return Optional.ofNullable(load);
    }
}
