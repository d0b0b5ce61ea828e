package dev.flamelab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.flamelab.pprof.Profile;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SameBottleneckTest {
    private static final Anchor FIB = new Anchor("recursive", "Fib\\.recursive", "cpu", 60);

    @Test
    void equalSharesPass() {
        Comparison comparison = judge(shares(900, 100), shares(1_800, 200));

        assertThat(comparison.verdict()).isInstanceOf(Verdict.Pass.class);
        assertThat(comparison.samplesHere()).isEqualTo(1_000);
        assertThat(comparison.samplesThere()).isEqualTo(2_000);
        assertThat(comparison.shares())
                .containsExactly(new Comparison.Share(
                        FIB, 90, 90, SameBottleneck.tolerance(90, 1_000, 90, 2_000), 1_000, 2_000));
    }

    @Test
    void stackCountsOnceHoweverOftenItPassesTheAnchor() {
        Profile mine = new Stacks()
                .add(900, "main;Fib.recursive;Fib.recursive;Fib.recursive")
                .add(100, "main;Concat.concat")
                .cpu();

        assertThat(judge(mine, shares(900, 100)).shares().get(0).here()).isEqualTo(90);
    }

    @Test
    void anchorIsFoundOverSeveralFramesFromTheRootOn() {
        var path = new Anchor("path", "^main;.*Fib\\.recursive;leaf$", "cpu", 1);
        var samples = ApplicationSamples.of(new Stacks()
                .add(3, "main;handler;Fib.recursive;leaf")
                .add(4, "other;main;Fib.recursive;leaf")
                .add(5, "main;Fib.recursive")
                .cpu());

        assertThat(samples.sumOf(path)).isEqualTo(30_000_000);
        assertThat(samples.percentOf(path)).isEqualTo(25);
    }

    @Test
    void jitAndCollectorAreLeftOut() {
        Profile mine = new Stacks()
                .add(900, "main;Fib.recursive")
                .add(100, "main;Concat.concat;[memcpy]")
                .add(40_000, "[start_thread];[CompileBroker::compile]")
                .add(30_000, "[G1Collector]")
                .cpu();

        Comparison comparison = judge(mine, shares(900, 100));

        assertThat(comparison.samplesHere()).isEqualTo(1_000);
        assertThat(comparison.shares().get(0).here()).isEqualTo(90);
        assertThat(comparison.verdict()).isInstanceOf(Verdict.Pass.class);
    }

    @Test
    void below400SamplesNothingIsSaid() {
        assertThat(judge(shares(360, 39), shares(900, 100)).verdict())
                .isEqualTo(new Verdict.Inconclusive(
                        "there are only 399 application samples, and it takes 400 to tell",
                        "capture for longer, and while the load runs"));
        assertThat(judge(shares(360, 40), shares(900, 100)).verdict()).isInstanceOf(Verdict.Pass.class);
        assertThat(judge(shares(900, 100), shares(360, 39)).verdict()).isInstanceOf(Verdict.Inconclusive.class);
    }

    @Test
    void fewSamplesAreInconclusiveEvenWithoutTheAnchor() {
        assertThat(judge(shares(0, 27), shares(900, 100)).verdict()).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(judge(new Stacks().add(9_000, "[jit]").cpu(), shares(900, 100))
                        .verdict()
                        .reason())
                .startsWith("there are no application samples");
    }

    @Test
    void missingAnchorFailsAndSaysThatItMayBeFixed() {
        Verdict verdict = judge(shares(0, 1_000), shares(900, 100)).verdict();

        assertThat(ComparisonText.sentence(verdict))
                .isEqualTo("FAIL: the bottleneck is not there: none of 1000 application samples has recursive on its"
                        + " stack; perhaps it is fixed already; if not, see that the load of the story ran during the"
                        + " capture.");
    }

    @ParameterizedTest
    @CsvSource({"849, FAIL", "850, PASS", "900, PASS", "950, PASS", "951, FAIL", "500, FAIL"})
    void fivePointsMayLieBetweenLargeDumps(int ofThousand, String word) {
        // 90.0 % of 100,000: four standard errors are 0.4 points
        Profile mine = shares(100L * ofThousand, 100L * (1_000 - ofThousand));

        assertThat(judge(mine, shares(90_000, 10_000)).verdict().word()).isEqualTo(word);
    }

    @ParameterizedTest(name = "{0} % of {1} and {2} % of {3}: {4} points")
    @CsvSource({
        "50, 400, 50, 400, 14.142",
        "90, 400, 90, 400, 8.485",
        "88.5, 800, 88.5, 800, 6.381",
        "90, 400, 90, 100000, 6.012",
        "90, 100000, 90, 400, 6.012",
        "90, 400, 50, 400, 11.662",
        "90, 100000, 90, 100000, 5",
        "100, 400, 100, 400, 5",
        "130, 400, -20, 400, 5",
    })
    void fourStandardErrorsOfTheDifferenceMayLieBetweenSmallOnes(
            double here, long samplesHere, double there, long samplesThere, double points) {
        assertThat(SameBottleneck.tolerance(here, samplesHere, there, samplesThere))
                .isCloseTo(points, within(0.001));
    }

    @Test
    void whatTheJitDoesMakesNoShareMoreCertain() {
        Profile mine = new Stacks()
                .add(360, "main;Fib.recursive")
                .add(40, "main;Concat.concat")
                .add(1_000_000, "[CompileBroker::compile]")
                .cpu();
        Profile reference = new Stacks()
                .add(720, "main;Fib.recursive")
                .add(80, "main;Concat.concat")
                .add(1_000_000, "[G1Collector]")
                .cpu();

        assertThat(judge(mine, reference).shares())
                .containsExactly(
                        new Comparison.Share(FIB, 90, 90, SameBottleneck.tolerance(90, 400, 90, 800), 400, 800));
    }

    @ParameterizedTest(name = "{0} samples")
    @ValueSource(ints = {400, 100_000})
    void chanceAloneHardlyEverFails(int samplesThere) {
        int failed = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            long here = binomial(random, 400, 0.7);
            long there = samplesThere == 400 ? binomial(random, 400, 0.7) : 7L * samplesThere / 10;
            Profile reference = shares(there, samplesThere - there);
            failed += judge(shares(here, 400 - here), reference).verdict() instanceof Verdict.Pass ? 0 : 1;
        }

        // Four standard errors: 6 in 100,000 for a normal distribution, a few more for this one.
        assertThat(failed).isLessThanOrEqualTo(2);
    }

    @Test
    void halfTheBottleneckIsToldFromAllOfIt() {
        Profile reference = shares(70_000, 30_000);
        for (int seed = 0; seed < 500; seed++) {
            long hits = binomial(new Random(seed), 400, 0.35);
            assertThat(judge(shares(hits, 400 - hits), reference).verdict()).isInstanceOf(Verdict.Fail.class);
        }
    }

    @Test
    void referenceBelowTheFloorProvesNothing() {
        assertThat(judge(shares(500, 500), shares(590, 410)).verdict().reason())
                .isEqualTo("the reference itself does not show recursive: it has 59.0% where at least 60.0% were to be"
                        + " expected");
    }

    @Test
    void everyAnchorMustBeThere() {
        Profile both =
                new Stacks().add(700, "Fib.recursive").add(300, "Concat.concat").cpu();
        Profile one =
                new Stacks().add(700, "Fib.recursive").add(300, "Other.other").cpu();
        List<Anchor> anchors = List.of(FIB, new Anchor("concat", "Concat", "cpu", 10));

        assertThat(SameBottleneck.judge(both, both, anchors).verdict()).isInstanceOf(Verdict.Pass.class);
        assertThat(SameBottleneck.judge(one, both, anchors).verdict().reason()).contains("has concat on its stack");
    }

    /** What others do beside the program makes all of them longer, one more than the other. */
    @ParameterizedTest
    @CsvSource({"99, PASS", "60, PASS", "59, FAIL", "0, FAIL"})
    void ofRegionsThoseOfEventLoopsCountAndByTheFloorAlone(int percent, String word) {
        var books = new Anchor("books", "Books\\.close", "region", 60);

        Comparison comparison = SameBottleneck.judge(regions(percent), regions(90), List.of(books));

        assertThat(comparison.shares().get(0).here()).isEqualTo(percent);
        assertThat(comparison.samplesHere()).isEqualTo(500);
        assertThat(comparison.verdict().word()).isEqualTo(word);
    }

    private static Profile regions(int percent) {
        var loop = "java.lang.Thread.run;io.netty.channel.SingleThreadIoEventLoop.run;";
        return new Stacks()
                .add(5 * percent, loop + "demo.Books.close")
                .add(500 - 5 * percent, loop + "demo.Orders.enter")
                .add(1_000, "java.lang.Thread.run;demo.Books.close")
                .profile("region");
    }

    @Test
    void dumpsOfDifferentKindsAreRefused() {
        Profile wall = new Stacks().add(900, "Fib.recursive").profile("wall");

        assertThatThrownBy(() -> judge(wall, shares(900, 100)))
                .isInstanceOf(CompareError.class)
                .hasMessage("the two are of different kinds, one has samples/count, wall/nanoseconds and the other"
                        + " samples/count, cpu/nanoseconds: compare a dump with one of its own kind");
    }

    private static Comparison judge(Profile mine, Profile reference) {
        return SameBottleneck.judge(mine, reference, List.of(FIB));
    }

    private static Profile shares(long withAnchor, long without) {
        return new Stacks()
                .add(withAnchor, "main;Handler.handle;Fib.recursive")
                .add(without, "main;Handler.handle;Concat.concat")
                .cpu();
    }

    private static long binomial(Random random, int n, double p) {
        return random.doubles(n).filter(draw -> draw < p).count();
    }
}
