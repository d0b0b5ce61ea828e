package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest(name = "{0}, {1}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
                    0.996 | 0.985 | 0.01 | true  | costs 0.4 % of the CPU time while nobody asks it, and 1.5 % during
                    1.002 | 0.970 | 0.02 | true  | costs nothing that shows of the CPU time while nobody asks it, and 3.0 %
                    0.996 | 0.985 | 0.06 | false | too busy to tell: half of the rounds of one and the same lie up to 6.0 %
                    """)
    void whatProfilingCostsIsSaidWhereTheMachineIsQuietEnough(
            double idle, double capturing, double width, boolean sure, String said) {
        var noise = new Spread(1, 1 - width / 2, 1 + width / 2);
        var expense = new Expense(5, noise, quiet(idle), quiet(capturing));
        assertThat(expense.isSure()).isEqualTo(sure);
        assertThat(expense.text()).contains("during a CPU capture", said);
    }

    private static Spread quiet(double ratio) {
        return new Spread(ratio, ratio - 0.002, ratio + 0.002);
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
