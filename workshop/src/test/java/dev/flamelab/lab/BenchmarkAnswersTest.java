package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That a result which prints "no" anywhere is none to be content with, whatever the machine. */
class BenchmarkAnswersTest {
    @Test
    void overheadIsGoodWhenEachStateIsAsWanted() {
        var asWanted = new Overhead.Row("attached, idle", 100, new Spread(0.98, 0.97, 0.99), 0.97, "");
        var tooMuch = new Overhead.Row("taking profile", 100, new Spread(0.90, 0.89, 0.91), 0.97, "");
        var unasked = new Overhead.Row("taking trace", 100, new Spread(0.50, 0.49, 0.51), 0, "");
        answers(new Overhead(5, 1, 1_000, Map.of(), List.of(asWanted, unasked)), true);
        answers(new Overhead(5, 1, 1_000, Map.of(), List.of(asWanted, tooMuch)), false);
    }

    @Test
    void snapshotsAreGoodWhenTheyAreLinearAndInTime() {
        var smallest = snapshot(100, 90, 0, 0);
        answers(new SnapshotLatency(5, List.of(smallest, snapshot(100_000, 99, 9, 10))), true);
        answers(new SnapshotLatency(5, List.of(smallest, snapshot(10_000, 200, 11, 10))), false);
        answers(new SnapshotLatency(5, List.of(smallest, snapshot(100_000, 101, 9, 10))), false);
    }

    @Test
    void captureIsGoodWhenNearlyAllAreInTime() {
        answers(new CaptureBenchmark.Delay(5, 20, 100, 300, 1_000), true);
        answers(new CaptureBenchmark.Delay(5, 20, 101, 101, 1_000), false);
    }

    private static SnapshotLatency.Row snapshot(int size, double median, double growth, double linear) {
        return new SnapshotLatency.Row("heap", "sites", size, median, median, size, size, growth, linear);
    }

    private static void answers(Benchmark.Result result, boolean good) {
        assertThat(result.isGood()).as(result.text()).isEqualTo(good);
        assertThat(result.text().lines().anyMatch(line -> line.matches(".*: no(,.*)?")))
                .isEqualTo(!good);
    }
}
