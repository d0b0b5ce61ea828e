package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.compare.Anchor;
import dev.flamelab.compare.Verdict;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixVerdictTest {
    private static final Anchor ANCHOR = new Anchor("slow", "App\\.slow", "cpu", 60);
    private static final long REQUESTS = 1000;
    private static final Cost SHIPPED = cost(400, 1000, 900);
    private static final Cost SOLUTION = cost(40, 100, 0);

    @Test
    void servicesAsShippedFail() {
        assertThat(judge(SHIPPED, SHIPPED, SOLUTION))
                .isInstanceOfSatisfying(
                        Verdict.Fail.class, fail -> assertThat(fail.reason()).contains("slow still takes", "100%"));
    }

    @Test
    void solutionItselfPasses() {
        assertThat(judge(SHIPPED, SOLUTION, SOLUTION)).isInstanceOf(Verdict.Pass.class);
    }

    @ParameterizedTest
    @CsvSource({"0,PASS", "45,PASS", "46,FAIL", "900,FAIL"})
    void anchorIsGoneWithAtMostATwentiethLeft(long left, String verdict) {
        assertThat(judge(SHIPPED, cost(60, 150, left), SOLUTION).word()).isEqualTo(verdict);
    }

    /** Of few objects in use a few are watched: those of the fault may seem to be more though nothing has grown. */
    @ParameterizedTest
    @CsvSource({"1500,1000,PASS", "1500,2100,PASS", "3000,1500,PASS", "3000,2100,FAIL"})
    void whatNothingHasGrownByIsNotStillThere(long sessions, long all, String verdict) {
        var shipped = kept(300, 10_000, 10_000);
        assertThat(judge(shipped, kept(10, all, sessions), kept(10, 200, -900)).word())
                .isEqualTo(verdict);
    }

    private static Cost kept(long objects, long bytes, long sessions) {
        var anchor = new Anchor("sessions", "Sessions\\.visit", "inuse_space", 35);
        return new Cost(
                "inuse_space",
                objects,
                bytes,
                Map.of(anchor, sessions),
                Map.of(),
                Map.of(),
                bytes,
                Set.of(),
                new Usage(REQUESTS, 0));
    }

    @ParameterizedTest
    @CsvSource({"100,PASS", "369,PASS", "370,PASS", "371,FAIL", "1000,FAIL", "1200,FAIL"})
    void fixNeedsSeventyPercentOfTheSolutionsGain(long cpu, String verdict) {
        assertThat(judge(SHIPPED, cost(100, cpu, 0), SOLUTION).word()).isEqualTo(verdict);
    }

    @Test
    void betterThanTheSolutionPasses() {
        assertThat(judge(SHIPPED, cost(4, 10, 0), SOLUTION)).isInstanceOf(Verdict.Pass.class);
    }

    @ParameterizedTest
    @CsvSource({"399,INCONCLUSIVE", "400,PASS"})
    void shippedServiceNeedsFourHundredSamples(long samples, String verdict) {
        assertThat(judge(cost(samples, 1000, 900), SOLUTION, SOLUTION).word()).isEqualTo(verdict);
    }

    @Test
    void whoHasTooFewSamplesIsToldHowToHaveMore() {
        assertThat(judge(cost(399, 1000, 900), SOLUTION, SOLUTION))
                .isInstanceOfSatisfying(Verdict.Inconclusive.class, doubt -> {
                    assertThat(doubt.reason()).contains("only 399 application samples, and it takes 400 to tell");
                    assertThat(doubt.cure()).contains("--seconds", "--rate");
                });
    }

    @ParameterizedTest
    @CsvSource({"599,INCONCLUSIVE", "600,PASS"})
    void faultMustShowInTheShippedService(long anchor, String verdict) {
        assertThat(judge(cost(400, 1000, anchor), cost(40, 100, 0), SOLUTION).word())
                .isEqualTo(verdict);
    }

    @Test
    void solutionThatGainsNothingHereDecidesNothing() {
        assertThat(judge(SHIPPED, SOLUTION, cost(380, 950, 0))).isInstanceOf(Verdict.Inconclusive.class);
    }

    @Test
    void serviceWithoutRequestsDecidesNothing() {
        var idle = new Cost("cpu", 0, 0, Map.of(ANCHOR, 0L), Map.of(), Map.of(), 0, Set.of(), new Usage(0, 0));
        assertThat(judge(SHIPPED, idle, SOLUTION)).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(judge(idle, SOLUTION, SOLUTION)).isInstanceOf(Verdict.Inconclusive.class);
    }

    @Test
    void costIsPerRequestAndNotPerSecond() {
        var fewerRequests = new Cost(
                "cpu",
                40,
                100_000,
                Map.of(ANCHOR, 0L),
                Map.of(),
                Map.of(),
                100_000,
                Set.of(),
                new Usage(REQUESTS / 4, 100_000));
        assertThat(judge(SHIPPED, fewerRequests, SOLUTION).word()).isEqualTo("FAIL");
    }

    @ParameterizedTest
    @CsvSource({"69,INCONCLUSIVE", "70,PASS", "130,PASS"})
    void profileMustHaveSeenWhatTheServiceUsed(long seen, String verdict) {
        var yours = new Cost(
                "cpu", 40, 60, Map.of(ANCHOR, 0L), Map.of(), Map.of(), seen, Set.of(), new Usage(REQUESTS, 100));
        assertThat(judge(SHIPPED, yours, SOLUTION).word()).isEqualTo(verdict);
    }

    @Test
    void whereTheSystemTellsNoCpuTimeTheProfileIsBelieved() {
        var yours =
                new Cost("cpu", 40, 100, Map.of(ANCHOR, 0L), Map.of(), Map.of(), 100, Set.of(), new Usage(REQUESTS, 0));
        assertThat(judge(SHIPPED, yours, SOLUTION)).isInstanceOf(Verdict.Pass.class);
    }

    @Test
    void fixWithoutOneSamplePasses() {
        assertThat(judge(SHIPPED, cost(0, 0, 0), SOLUTION)).isInstanceOf(Verdict.Pass.class);
    }

    @Test
    void newWideFunctionIsNamed() {
        var yours =
                own(1000, Map.of("dev.flamelab.demo.fib.Fibonacci.cached", 500L, "dev.flamelab.demo.Api.count", 100L));
        var solution = own(1000, Map.of("dev.flamelab.demo.Api.count", 90L));
        assertThat(FixVerdict.movedTo(own(1000, Map.of()), yours, solution))
                .contains("dev.flamelab.demo.fib.Fibonacci.cached");
    }

    @Test
    void functionThatTheSolutionHasTooIsNotNew() {
        var both = own(1000, Map.of("dev.flamelab.demo.Api.count", 900L));
        assertThat(FixVerdict.movedTo(own(1000, Map.of()), both, both)).isEmpty();
    }

    @Test
    void faultThatIsStillThereHasNotMoved() {
        var faulty = own(1000, Map.of("dev.flamelab.demo.fib.Fibonacci.recursive", 900L));
        assertThat(FixVerdict.movedTo(faulty, faulty, own(1000, Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, 3", "3, 3", "1, 1"})
    void wideShareOfFewSamplesIsChance(long samples, long counted) {
        var yours = own(samples, Map.of("dev.flamelab.demo.Api.count", counted));
        assertThat(FixVerdict.movedTo(own(1000, Map.of()), yours, own(10, Map.of())))
                .isEmpty();
    }

    @Test
    void tenPointsAreNotYetWorthNaming() {
        var others = own(1_000_000, Map.of());
        assertThat(FixVerdict.movedTo(others, own(1_000_000, Map.of("a", 100_000L)), others))
                .isEmpty();
        assertThat(FixVerdict.movedTo(others, own(1_000_000, Map.of("a", 103_000L)), others))
                .contains("a");
    }

    @Test
    void whatGrowsMayBeCuredAltogether() {
        var kept = new Anchor("kept", "App\\.keep", "inuse_space", 60);
        var usage = new Usage(REQUESTS, 1);
        var leaks = new Cost(
                "inuse_space", 200, 9_000_000, Map.of(kept, 8_000_000L), Map.of(), Map.of(), 0, Set.of(), usage);
        var shrinks =
                new Cost("inuse_space", 200, -50_000, Map.of(kept, -40_000L), Map.of(), Map.of(), 0, Set.of(), usage);
        var verdict = FixVerdict.judge(leaks, shrinks, shrinks);
        assertThat(verdict).isInstanceOf(Verdict.Pass.class);
        assertThat(verdict.reason()).contains("less memory kept than as shipped");
        assertThat(FixVerdict.judge(leaks, leaks, shrinks).reason())
                .startsWith("kept still takes 8.0 kB of memory kept per request, 100% of what it takes as shipped");
        assertThat(FixVerdict.judge(shrinks, leaks, shrinks)).isInstanceOf(Verdict.Inconclusive.class);
    }

    @ParameterizedTest
    @CsvSource({"0, PASS", "14, PASS", "15, FAIL", "44, FAIL"})
    void whoGivesAwayWhatTheShippedServiceDoesBetterFails(long again, String verdict) {
        var spared = new Anchor("letters", "toLowerCase", "cpu", 15);
        var yours = new Cost(
                "cpu",
                400,
                100_000,
                Map.of(ANCHOR, 0L),
                Map.of(spared, again * 1_000),
                Map.of(),
                100_000,
                Set.of(),
                new Usage(REQUESTS, 0));
        var shipped = new Cost(
                "cpu",
                400,
                1_000_000,
                Map.of(ANCHOR, 900_000L),
                Map.of(spared, 0L),
                Map.of(),
                1_000_000,
                Set.of(),
                new Usage(REQUESTS, 0));
        var judged = judge(shipped, yours, SOLUTION);
        assertThat(judged.word()).isEqualTo(verdict);
        if (judged instanceof Verdict.Fail fail) {
            assertThat(fail.reason())
                    .contains("letters takes " + again + ".0 ns of CPU per request, and 0 ns as shipped");
        }
    }

    @Test
    void whoTellsLessOfItselfCannotBeJudged() {
        var shipped = regions(9_000, Set.of("enter", "close"));
        var solution = regions(0, Set.of("enter", "close"));
        assertThat(judge(shipped, solution, solution).reason()).contains("less event-loop time than as shipped");
        assertThat(judge(shipped, regions(0, Set.of("enter")), solution))
                .isInstanceOfSatisfying(Verdict.Inconclusive.class, doubt -> assertThat(doubt.reason())
                        .contains("does not tell of its region \"close\" any more"));
    }

    private static Cost regions(long amount, Set<String> names) {
        var anchor = new Anchor("closing", "close", "region", 60);
        var anchors = Map.of(anchor, amount);
        return new Cost("region", 500, amount + 1_000, anchors, Map.of(), Map.of(), 0, names, new Usage(REQUESTS, 1));
    }

    private static Verdict judge(Cost shipped, Cost yours, Cost solution) {
        return FixVerdict.judge(shipped, yours, solution);
    }

    private static Cost cost(long samples, long cpuPerRequest, long anchorPerRequest) {
        return new Cost(
                "cpu",
                samples,
                cpuPerRequest * REQUESTS,
                Map.of(ANCHOR, anchorPerRequest * REQUESTS),
                Map.of(),
                Map.of(),
                cpuPerRequest * REQUESTS,
                Set.of(),
                new Usage(REQUESTS, cpuPerRequest * REQUESTS));
    }

    private static Cost own(long samples, Map<String, Long> functions) {
        return new Cost(
                "cpu",
                samples,
                samples,
                Map.of(ANCHOR, 0L),
                Map.of(),
                functions,
                samples,
                Set.of(),
                new Usage(REQUESTS, samples));
    }
}
