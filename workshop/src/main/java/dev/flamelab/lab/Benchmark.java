package dev.flamelab.lab;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;

/** A measurement that this project quotes about itself. */
public interface Benchmark {
    /** All that there are. */
    static List<Benchmark> all() {
        return List.of(
                // short turns: what else the machine does changes from second to second
                new OverheadBenchmark(15, 20, CaptureRequest.KINDS),
                new CaptureBenchmark(Duration.ofSeconds(8)),
                new SnapshotBenchmark(List.of(100, 10_000, 100_000)),
                new SoakBenchmark(),
                new ConvertBenchmark(ConvertBenchmark.SIZES),
                new PprofBenchmark(),
                new JmhBenchmark(List.of()),
                new ViewerBenchmark());
    }

    /** As one types it. */
    String name();

    /** What it measures, in a line. */
    String purpose();

    /** How many rounds are enough on a machine that does little else. */
    int rounds();

    /** About how many seconds so many rounds take. */
    long seconds(int rounds);

    /** The same for so long, whatever the rounds; only for one that goes on as long as somebody wants. */
    default Benchmark lasting(Duration time) {
        throw LabError.usage("--minutes goes with soak only: say --rounds");
    }

    /** The same without what is larger than so many samples; only for one that has several sizes of profiles. */
    default Benchmark upTo(int samples) {
        throw LabError.usage("--samples goes with pprof only: leave it out");
    }

    /** @param progress is told how many seconds of all that are done */
    Result run(Home home, int rounds, DoubleConsumer progress);

    /** What it came to; a record, so that scripts can have it as JSON. */
    interface Result {
        /** For people: both sides and the ratio, or the distribution and what is wanted. */
        String text();

        /** Such as "3 rounds". */
        static String rounds(int count) {
            return count == 1 ? "1 round" : count + " rounds";
        }

        /** Whether the answer is yes to all that is asked. */
        boolean isGood();
    }
}
