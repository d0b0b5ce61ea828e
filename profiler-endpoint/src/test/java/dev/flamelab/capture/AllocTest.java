package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AllocTest {
    /** Finer than anybody would sample, so that little work gives many samples. */
    private static final long INTERVAL = 32 << 10;

    private static final long MEGABYTES = 400L << 20;

    private static TestSession test;

    @BeforeAll
    static void open() throws Exception {
        test = TestSession.openWithAllocs(INTERVAL);
        allocs();
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void totalIsThatOfTheJvm() throws Exception {
        assertTotal(() -> Allocator.mixed(MEGABYTES));
    }

    @Test
    void totalIsThatOfTheJvmHoweverManyCapturesBeginAndEnd() throws Exception {
        assertTotal(() -> {
            for (int i = 0; i < 20; i++) {
                Capture brief = test.begin();
                Allocator.mixed(MEGABYTES / 20);
                brief.result().cancel(false);
            }
        });
    }

    @Test
    void sharesAndNumbersAreThoseOfTheAllocator() throws Exception {
        for (int i = 0; i < 100; i++) {
            Allocator.much(3000);
            Allocator.little(1000);
        }
        Profile profile = allocs();
        assertThat(Allocator.objects(profile, "little")).isCloseTo(100_000, withinPercentage(10));
        assertThat(Allocator.objects(profile, "much")).isCloseTo(300_000, withinPercentage(10));
        double share = Allocator.bytes(profile, "much")
                / (double) (Allocator.bytes(profile, "much") + Allocator.bytes(profile, "little"));
        assertThat(100 * share).isBetween(70.0, 80.0);
    }

    @Test
    void snapshotsAreSumsSinceTheStart() throws Exception {
        Allocator.repeated(100_000);
        Profile first = allocs();
        Profile again = allocs();
        Allocator.repeated(100_000);
        Profile last = allocs();
        long once = Allocator.bytes(first, "repeated");
        assertThat(Allocator.bytes(again, "repeated")).isEqualTo(once);
        assertThat(Allocator.bytes(last, "repeated")).isCloseTo(2 * once, withinPercentage(10));
        Map<Object, Sample> before = byKey(first);
        Map<Object, Sample> after = byKey(last);
        assertThat(after.keySet().containsAll(before.keySet())).isTrue();
        before.forEach((key, sample) -> assertThat(after.get(key).value(1)).isGreaterThanOrEqualTo(sample.value(1)));
    }

    @Test
    void samplesTellClassAndSize() throws Exception {
        Allocator.single(100_000);
        Profile profile = allocs();
        assertLabels(profile, "single", Allocator.Single.class.getName(), 24);
        // 100 longs and a header are 816 bytes; arrays are rounded up.
        Allocator.rounded(10_000);
        assertLabels(allocs(), "rounded", "long[]", 1024);
        assertThat(profile.samples())
                .flatExtracting(Sample::stack)
                .flatExtracting(location -> location.lines())
                .extracting(line -> line.function().systemName())
                .allMatch(name -> name.contains("(") || name.startsWith("["));
    }

    @Test
    void profilersOwnAllocationsAreMarked() throws Exception {
        for (int i = 0; i < 20; i++) {
            allocs();
        }
        Label mark = Label.text("profiler", "flamelab");
        String reading = ChunkReader.class.getName() + ".read";
        assertThat(allocs().samples())
                .filteredOn(sample -> sample.stack().stream()
                        .anyMatch(location ->
                                location.lines().get(0).function().name().equals(reading)))
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(sample.labels()).contains(mark));
    }

    private static void assertTotal(Runnable work) throws Exception {
        long earlier = Allocator.bytes(allocs(), "mixed");
        long before = Allocator.allocated();
        work.run();
        long allocated = Allocator.allocated() - before;
        assertThat(Allocator.bytes(allocs(), "mixed") - earlier).isCloseTo(allocated, withinPercentage(5));
    }

    private static void assertLabels(Profile profile, String method, String type, long bytes) {
        assertThat(profile.samples())
                .filteredOn(sample -> Allocator.passes(sample, method))
                .extracting(Sample::labels)
                .containsOnly(List.of(Label.number("bytes", bytes, ""), Label.text("class", type)));
    }

    private static Profile allocs() throws Exception {
        Profile profile = Captures.result(test.session().allocs());
        assertThat(profile.sampleTypes())
                .containsExactly(
                        new ValueType("alloc_objects", "count"), new ValueType("alloc_space", "bytes"),
                        new ValueType("inuse_objects", "count"), new ValueType("inuse_space", "bytes"));
        assertThat(profile.defaultSampleType()).isEqualTo("alloc_space");
        assertThat(profile.period()).isEqualTo(INTERVAL);
        assertThat(profile.durationNanos()).isZero();
        return profile;
    }

    private static Map<Object, Sample> byKey(Profile profile) {
        // What is in use comes and goes.
        return profile.samples().stream()
                .filter(sample -> sample.value(1) > 0)
                .collect(Collectors.toMap(sample -> List.of(sample.stack(), sample.labels()), sample -> sample));
    }
}
