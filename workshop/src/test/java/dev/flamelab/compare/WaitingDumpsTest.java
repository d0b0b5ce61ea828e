package dev.flamelab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.lab.ProfileFile;
import dev.flamelab.pprof.MemoryBudget;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the course says of its dumps of threads and waits is true of them. */
class WaitingDumpsTest {
    private static final Path DUMPS = Path.of("../dumps");
    private static final String PARKED = "jdk.internal.misc.Unsafe.park";
    private static final String LOCK = "dev.flamelab.demo.stock.Warehouse.reserve";

    @Test
    void parkedThreadsDominateTheThreadDump() throws Exception {
        Map<String, Long> threads = byLeaf(read("pprof.demo-service.goroutine.001.pb.gz"), 0);

        long all = threads.values().stream().mapToLong(Long::longValue).sum();
        assertThat(threads.get(PARKED)).isGreaterThan(all * 8 / 10);
    }

    @Test
    void conditionWaitAndMonitorEnterLeadTheBlockProfile() throws Exception {
        Profile block = read("pprof.demo-service.contentions.delay.001.pb.gz");
        Map<String, Long> contentions = byLeaf(block, 0);
        Map<String, Long> delay = byLeaf(block, 1);

        assertThat(leaders(delay)).containsExactlyInAnyOrder(PARKED, LOCK);
        for (String leader : leaders(delay)) {
            assertThat(delay.get(leader) / contentions.get(leader))
                    .as("mean delay of %s in nanoseconds", leader)
                    .isGreaterThan(1_000_000);
        }
        var queue =
                new Anchor("queue", "Journal\\.add;.*ArrayBlockingQueue\\.put;.*ConditionObject\\.await;", "delay", 0);
        assertThat(ApplicationSamples.of(block).percentOf(queue)).isGreaterThan(20);
    }

    @Test
    void theMutexProfileShowsTheLockAndNotTheQueue() throws Exception {
        var mutex = ApplicationSamples.of(read("pprof.demo-service.mutex.contentions.delay.001.pb.gz"));

        assertThat(mutex.percentOf(new Anchor("lock", "Warehouse\\.reserve", "delay", 0)))
                .isGreaterThan(90);
        assertThat(mutex.percentOf(new Anchor("queue", "ConditionObject\\.await", "delay", 0)))
                .isLessThan(1);
    }

    @Test
    void closingTheBooksLeadsTheRegionsOfTheTraceAndNeitherItsCpuTimeNorItsWaits() {
        Path trace = DUMPS.resolve("trace.demo-service.001.jfr");
        var books = "dev.flamelab.demo.order.Books.close";

        Profile regions = ProfileFile.read(trace, "region", MemoryBudget.ofJvm());
        assertThat(leaders(byLeaf(regions, 1))).first().isEqualTo(books);
        assertThat(byLeaf(regions, 0).get(books)).as("once in five seconds").isLessThan(5);

        for (String value : List.of("cpu", "delay")) {
            var others = ApplicationSamples.of(ProfileFile.read(trace, value, MemoryBudget.ofJvm()));
            assertThat(others.percentOf(new Anchor("books", "Books\\.close", value, 0)))
                    .as(value)
                    .isLessThan(20);
        }
    }

    private static List<String> leaders(Map<String, Long> values) {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(2)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What each function has by itself. */
    private static Map<String, Long> byLeaf(Profile profile, int value) {
        return profile.samples().stream()
                .collect(Collectors.toMap(
                        WaitingDumpsTest::leaf, sample -> sample.value(value), Long::sum, LinkedHashMap::new));
    }

    private static String leaf(Sample sample) {
        return sample.stack().get(0).lines().get(0).function().name();
    }

    private static Profile read(String file) throws Exception {
        return ProfileReader.read(Files.readAllBytes(DUMPS.resolve(file)));
    }
}
