package dev.flamelab.lab;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;

/**
 * What profiling costs on this machine, measured in a minute or two and told in a sentence.
 *
 * @param rounds how often each state was measured
 * @param noise two turns without an endpoint, the one against the other
 * @param idle with an endpoint that nobody asks anything
 * @param capturing while a CPU profile is taken
 */
public record Expense(int rounds, Spread noise, Spread idle, Spread capturing) {
    private static final int TURN_SECONDS = 3;
    private static final int REHEARSALS = 4;
    private static final int ROUNDS = 6;
    private static final String CPU = "profile";

    /** Where half of the measurements lie further apart than this, in percent, they do not tell one per cent from none. */
    private static final double TOO_NOISY = 4;

    private static OverheadBenchmark benchmark() {
        return new OverheadBenchmark(TURN_SECONDS, REHEARSALS, List.of(CPU));
    }

    /** About how many seconds it takes. */
    public static long seconds() {
        return benchmark().seconds(ROUNDS);
    }

    /** @param progress is told how many seconds of all that are done */
    public static Expense measure(Home home, DoubleConsumer progress) {
        var overhead = (Overhead) benchmark().run(home, ROUNDS, progress);
        var rows = overhead.rows();
        var capturing = rows.get(2);
        if (capturing.ratio() == null) {
            throw LabError.machine("no CPU profile can be taken here, the endpoint says: " + capturing.refusal());
        }
        return new Expense(ROUNDS, rows.get(0).ratio(), rows.get(1).ratio(), capturing.ratio());
    }

    /** Whether the machine was quiet enough for the sentence to mean something. */
    public boolean isSure() {
        return List.of(noise, idle, capturing).stream().allMatch(spread -> width(spread) <= TOO_NOISY);
    }

    /** The ratios and the sentence. */
    public String text() {
        return String.format(
                        Locale.ROOT,
                        "work per second of CPU time against a JVM without the endpoint, %d rounds of turns of %d s%n%n",
                        rounds,
                        TURN_SECONDS)
                + String.format(Locale.ROOT, "%-26s %8s   %s%n", "", "ratio", "half of the rounds")
                + row("nothing, once more", noise)
                + row("attached, idle", idle)
                + row("during a CPU capture", capturing)
                + "\n"
                + sentence()
                + "\n";
    }

    private static String row(String state, Spread ratio) {
        return String.format(
                Locale.ROOT,
                "%-26s %8.3f   %.3f .. %.3f%n",
                state,
                ratio.median(),
                ratio.lowerQuartile(),
                ratio.upperQuartile());
    }

    /** What it comes to. */
    public String sentence() {
        if (!isSure()) {
            return String.format(
                    Locale.ROOT,
                    "This machine is too busy to tell: half of the rounds of one and the same lie up to %.1f %% apart;"
                            + " close other programs and run it again.",
                    List.of(noise, idle, capturing).stream()
                            .mapToDouble(Expense::width)
                            .max()
                            .orElseThrow());
        }
        return String.format(
                Locale.ROOT,
                "Here the endpoint costs %s of the CPU time while nobody asks it, and %s during a CPU capture,"
                        + " give or take %.1f %%.",
                cost(idle),
                cost(capturing),
                Math.max(0.1, width(noise) / 2));
    }

    /** In percent of the ratio's own range. */
    private static double width(Spread ratio) {
        return 100 * (ratio.upperQuartile() - ratio.lowerQuartile());
    }

    /** What is within the noise is no gain. */
    private static String cost(Spread ratio) {
        double percent = 100 * (1 - ratio.median());
        return percent < 0.05 ? "nothing that shows" : String.format(Locale.ROOT, "%.1f %%", percent);
    }
}
