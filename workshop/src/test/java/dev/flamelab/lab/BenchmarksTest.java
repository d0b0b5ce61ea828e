package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the benchmarks run and print; what they print depends on the machine. */
class BenchmarksTest {
    private final List<Double> progress = new ArrayList<>();

    @Test
    void overheadComparesThreeStatesOfOneJvm() {
        var benchmark = new OverheadBenchmark(1);
        var result = (OverheadBenchmark.Overhead) benchmark.run(Built.home(), 1, progress::add);
        assertThat(result.without()).isPositive();
        assertThat(result.idle().median()).isPositive();
        assertThat(result.capturing().median()).isPositive();
        assertThat(progress).containsExactly(4.0, 5.0, 6.0);
        assertThat(result.text()).contains("without endpoint", "attached, idle", "during a capture", "wanted");
    }

    @Test
    void captureTellsHowLongAfterItsWindowAProfileIsThere() {
        var benchmark = new CaptureBenchmark(Duration.ofSeconds(1));
        var result = (CaptureBenchmark.Delay) benchmark.run(Built.home(), 1, progress::add);
        assertThat(result.captures()).isEqualTo(1);
        assertThat(result.max()).as("the window is over").isPositive();
        assertThat(result.bytes()).isPositive();
        assertThat(result.text()).contains("median", "p95", "max", "p95 <= 100: ");
    }

    @Test
    void everyBenchmarkSaysWhatItIsFor() {
        assertThat(Benchmark.all()).allSatisfy(benchmark -> {
            assertThat(benchmark.name()).matches("[a-z]+");
            assertThat(benchmark.purpose()).isNotBlank();
            assertThat(benchmark.seconds(benchmark.rounds())).isBetween(1L, 300L);
        });
    }
}
