package dev.flamelab.lab;

import dev.flamelab.compare.RecordedDump;
import dev.flamelab.compare.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * One of the three services, by one sample type.
     *
     * @param value the sample type
     * @param perRequest what a request costs the application, in the sample type's own unit
     * @param anchorPercent by the anchor's name, in the order of the anchors; then what the service as shipped is spared
     * @param gainPercent how much less a request costs than as shipped
     * @param samples observations that this rests on
     */
    public record Side(
            String name,
            String value,
            double perRequest,
            Map<String, Double> anchorPercent,
            double gainPercent,
            long samples,
            long requests) {
        private static Side of(String name, Cost cost, Cost shipped) {
            var anchors = new LinkedHashMap<String, Double>();
            for (var anchor : cost.anchorAmounts().keySet()) anchors.put(anchor.name(), cost.shareOf(anchor));
            for (var spared : cost.sparedAmounts().keySet()) anchors.put(spared.name(), cost.shareOf(spared));
            return new Side(
                    name,
                    cost.value(),
                    cost.perRequest(),
                    anchors,
                    cost.gainOver(shipped),
                    cost.samples(),
                    cost.requests());
        }
    }

    /** A verdict that needed no profiles. */
    static FixReport without(Verdict verdict) {
        return new FixReport(verdict, List.of(), null, null);
    }

    /** @param costs by each sample type: as shipped, the learner's, the solution's */
    static FixReport of(List<List<Cost>> costs, LoadEvent.End load) {
        Verdict verdict = null;
        String movedTo = null;
        var sides = new ArrayList<Side>();
        for (var trio : costs) {
            var shipped = trio.get(0);
            var yours = trio.get(1);
            var solution = trio.get(2);
            verdict = and(verdict, FixVerdict.judge(shipped, yours, solution));
            if (trio.stream().allMatch(cost -> cost.requests() > 0)) {
                sides.add(Side.of(RecordedDump.SHIPPED, shipped, shipped));
                sides.add(Side.of("yours", yours, shipped));
                sides.add(Side.of(RecordedDump.SOLUTION, solution, shipped));
            }
            if (movedTo == null)
                movedTo = FixVerdict.movedTo(shipped, yours, solution).orElse(null);
        }
        return new FixReport(verdict, sides, movedTo, load.summary());
    }

    /** What is wrong by one sample type is wrong; else all must be sure. */
    private static Verdict and(Verdict one, Verdict other) {
        if (one == null || other instanceof Verdict.Fail && !(one instanceof Verdict.Fail)) return other;
        if (one instanceof Verdict.Pass pass && other instanceof Verdict.Pass more) {
            return new Verdict.Pass(pass.reason() + "; " + more.reason());
        }
        return one instanceof Verdict.Pass ? other : one;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** As shipped, yours, the solution's, by each sample type in turn; empty when no profiles were needed. */
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
