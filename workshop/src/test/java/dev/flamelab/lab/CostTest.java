package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.data.Offset.offset;

import dev.flamelab.compare.Anchor;
import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CostTest {
    private static final Anchor SLOW = new Anchor("slow", "demo\\.fib\\.F\\.slow", "cpu", 60);
    private static final String HANDLER = "dev.flamelab.demo.Api.handle";

    private final Cost cost = Cost.of(
            profile(
                    sample(6, "java.lang.Thread.run", HANDLER, "dev.flamelab.demo.fib.F.slow", "java.lang.Math.max"),
                    sample(2, "java.lang.Thread.run", HANDLER),
                    sample(2, "java.lang.Thread.run", "io.netty.Loop.run"),
                    sample(90, "[compiler]")),
            "cpu",
            List.of(SLOW),
            List.of(),
            new Usage(50, 2_000_000_000));

    @Test
    void onlyApplicationSamplesCount() {
        assertThat(cost.samples()).isEqualTo(10);
        assertThat(cost.amount()).isEqualTo(100_000_000);
    }

    @Test
    void allSamplesAreComparedWithTheProcessClock() {
        assertThat(cost.profiled()).isEqualTo(1_000_000_000);
        assertThat(cost.seenPercent()).isCloseTo(50, offset(1e-9));
    }

    @Test
    void costIsSharedByTheRequests() {
        assertThat(cost.perRequest()).isEqualTo(2_000_000);
        assertThat(cost.perRequest(SLOW)).isEqualTo(1_200_000);
        assertThat(cost.shareOf(SLOW)).isCloseTo(60, offset(1e-9));
    }

    @Test
    void sampleBelongsToTheOwnFunctionNearestToTheLeaf() {
        assertThat(cost.ownAmounts())
                .containsOnly(entry("dev.flamelab.demo.fib.F.slow", 60_000_000L), entry(HANDLER, 20_000_000L));
        assertThat(cost.shareOfOwn(HANDLER)).isCloseTo(20, offset(1e-9));
        assertThat(cost.shareOfOwn("nothing")).isZero();
    }

    @Test
    void regionsAreKnownByTheirNames() {
        var told = new Sample(List.of(), new long[] {1, 1}, List.of(Label.text("region", "enter")));
        assertThat(Cost.of(profile(told), "cpu", List.of(), List.of(), new Usage(1, 1))
                        .regions())
                .containsExactly("enter");
        assertThat(cost.regions()).isEmpty();
    }

    @Test
    void gainIsWhatARequestCostsLess() {
        var twice = new Cost(
                "cpu",
                20,
                200_000_000,
                cost.anchorAmounts(),
                Map.of(),
                cost.ownAmounts(),
                0,
                Set.of(),
                new Usage(50, 0));
        assertThat(cost.gainOver(twice)).isCloseTo(50, offset(1e-9));
        assertThat(twice.gainOver(cost)).isCloseTo(-100, offset(1e-9));
    }

    /** @param functions root first; the ones in brackets have no source file */
    private static Sample sample(long count, String... functions) {
        var stack = new ArrayList<Location>();
        for (String name : functions) {
            var file = name.startsWith("[") ? "" : "F.java";
            stack.add(0, new Location(null, 0, List.of(new Line(new Function(name, name, file, 0), 1, 0)), false));
        }
        return new Sample(stack, new long[] {count, count * 10_000_000}, List.of());
    }

    private static Profile profile(Sample... samples) {
        return Profile.of(
                        List.of(new ValueType("samples", "count"), new ValueType("cpu", "nanoseconds")),
                        List.of(samples),
                        List.of(Mapping.symbolized("demo-service")))
                .withPeriod(new ValueType("cpu", "nanoseconds"), 10_000_000);
    }
}
