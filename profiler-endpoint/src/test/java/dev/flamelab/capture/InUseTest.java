package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InUseTest {
    private static final int ARRAY_BYTES = 8016;
    private static final int OBJECT_BYTES = 24;
    private static final List<Object> KEPT = new ArrayList<>();

    private static TestSession test;
    private static Profile profile;
    private static Profile objects;
    private static long usedAfterwards;

    @BeforeAll
    static void keepSome() throws Exception {
        test = TestSession.openWithAllocs(64 << 10);
        Captures.result(test.session().block());
        // By themselves, since the JVM watches few objects, and small ones give way to large ones.
        allocate(InUseTest::keepObjects);
        objects = test.session().heap(true).join();
        allocate(() -> {
            keepArray();
            Allocator.repeated(100);
        });
        // Another collection may come between the profile and the number.
        Captures.await(() -> {
            profile = test.session().heap(true).join();
            usedAfterwards = HeapUse.afterLastCollection();
            return Math.abs(total() - usedAfterwards) <= profile.samples().size();
        });
    }

    /** In stacks of few frames: another test may have begun to record, and the recorder's depth is set once. */
    private static void allocate(Runnable some) throws InterruptedException {
        var allocating = new Thread(() -> {
            for (int i = 0; i < 4_000; i++) {
                some.run();
            }
        });
        allocating.start();
        allocating.join();
    }

    @AfterAll
    static void letGo() {
        test.close();
        KEPT.clear();
    }

    private static void keepArray() {
        KEPT.add(new long[1000]);
    }

    private static void keepObjects() {
        for (int i = 0; i < 100; i++) {
            KEPT.add(new Kept(i));
        }
    }

    private record Kept(long number) {}

    @Test
    void totalIsTheHeapUsedAfterTheLastCollection() {
        assertThat(total())
                .isCloseTo(usedAfterwards, within((long) profile.samples().size()));
        assertThat(usedAfterwards).isGreaterThan(4_000L * ARRAY_BYTES);
    }

    @Test
    void arraysThatStayAreAtTheSiteThatAllocatedThem() {
        Sample site = site(profile, "keepArray");
        assertThat(site.labels()).contains(Label.text("class", "long[]"), Label.number("bytes", 8192, ""));
        assertInUse(site, ARRAY_BYTES);
    }

    @Test
    void objectsThatStayAreAtTheSiteThatAllocatedThem() {
        Sample site = site(objects, "keepObjects");
        assertThat(site.labels())
                .contains(Label.text("class", Kept.class.getName()), Label.number("bytes", OBJECT_BYTES, ""));
        assertInUse(site, OBJECT_BYTES);
    }

    private static void assertInUse(Sample site, int size) {
        assertThat(site.value(1)).as("allocated").isPositive();
        assertThat(site.value(3)).as("in use").isPositive();
        assertThat((double) site.value(3) / site.value(2)).isCloseTo(size, within(0.01 * size));
    }

    @Test
    void whatIsGoneIsNotInUse() {
        long allocated = Allocator.sum(profile, 1, sample -> Allocator.passes(sample, "repeated"));
        long inUse = Allocator.sum(profile, 3, sample -> Allocator.passes(sample, "repeated"));
        assertThat(allocated).isGreaterThan(200_000_000);
        assertThat(inUse).isLessThan(total() / 20);
    }

    @Test
    void howManyItIsDrawnFromIsTold() {
        assertThat(profile.comments()).anyMatch(comment -> comment.matches("Live objects sampled: \\d+\\. .*"));
    }

    @Test
    void withoutSamplesTheTotalIsToldAllTheSame() {
        Tally tally =
                new LiveObjects(new Frames("test"), new ObjectSizes()).inUse().get();
        assertThat(tally.size()).isEqualTo(1);
        tally.forEach((site, count, amount) -> {
            assertThat(amount).isPositive();
            assertThat(site.stack().places().get(0).lines().get(0).function().name())
                    .isEqualTo("[no live object sampled yet]");
        });
        assertThat(tally.remarks()).hasSize(1);
    }

    private static Sample site(Profile profile, String method) {
        List<Sample> sites = profile.samples().stream()
                .filter(sample -> TestFlightLog.passes(sample, InUseTest.class, method))
                .filter(sample -> sample.value(3) > 0)
                .filter(sample ->
                        sample.labels().stream().noneMatch(label -> label.text().equals("java.lang.Object[]")))
                .toList();
        assertThat(sites).as(method).hasSize(1);
        return sites.get(0);
    }

    private static long total() {
        return profile.samples().stream().mapToLong(sample -> sample.value(3)).sum();
    }
}
