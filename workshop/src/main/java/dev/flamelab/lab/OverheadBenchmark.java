package dev.flamelab.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;

/** What the profiler endpoint costs a JVM: work done per second of CPU time with it, against without. */
final class OverheadBenchmark implements Benchmark {
    private static final double WANTED_IDLE = 0.99;
    private static final double WANTED_CAPTURING = 0.98;

    /** As the measured program calls what is no kind of profile. */
    private static final String WITHOUT = "without";

    private static final String AGAIN = "again";
    private static final String IDLE = "idle";

    private final int turnSeconds;
    private final List<String> kinds;

    /**
     * @param turnSeconds how long the program works in one state before it goes on to the next
     * @param kinds what is taken by turns
     */
    OverheadBenchmark(int turnSeconds, List<String> kinds) {
        this.turnSeconds = turnSeconds;
        this.kinds = List.copyOf(kinds);
    }

    /** One turn's work, as the measured program prints it. */
    private record Turn(
            String state, double units, double cpuSeconds, long blocked, long waited, long allocated, long started) {
        static Turn read(String line) {
            var words = line.split(" ");
            return new Turn(
                    words[1],
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]) / 1e9,
                    Long.parseLong(words[4]),
                    Long.parseLong(words[5]),
                    Long.parseLong(words[6]),
                    Long.parseLong(words[7]));
        }

        double unitsPerCpuSecond() {
            return units / cpuSeconds;
        }
    }

    /**
     * One state against none.
     *
     * @param ratio of the work per second of CPU time, round by round; null when the endpoint refused the kind
     * @param wanted the least that the median should be; 0 when nothing is
     * @param refusal what the endpoint said; empty when it answered
     */
    record Row(String state, Spread ratio, double wanted, String refusal) {
        private String text(double without) {
            if (ratio == null) return String.format(Locale.ROOT, "%-22s %s%n", state, refusal);
            var verdict = wanted == 0
                    ? "-"
                    : String.format(Locale.ROOT, ">= %.2f: %s", wanted, ratio.median() >= wanted ? "yes" : "no");
            return String.format(
                    Locale.ROOT,
                    "%-22s %,10.0f %8.3f   %.3f .. %.3f   %s%n",
                    state,
                    without * ratio.median(),
                    ratio.median(),
                    ratio.lowerQuartile(),
                    ratio.upperQuartile(),
                    verdict);
        }
    }

    /**
     * What came of it.
     *
     * @param without units of work per second of CPU time, median
     * @param work what else the work is made of, per second: it gives each kind of profile something to tell
     */
    record Overhead(int rounds, int turnSeconds, double without, Map<String, Double> work, List<Row> rows)
            implements Result {
        @Override
        public String text() {
            var text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "work per second of CPU time, %d rounds of %d turns of %d s, interleaved in one JVM%n",
                    rounds,
                    rows.size() + 1,
                    turnSeconds));
            text.append("each second of it: ");
            work.forEach((what, perSecond) -> text.append(String.format(Locale.ROOT, "%,.0f %s, ", perSecond, what)));
            text.setLength(text.length() - 2);
            text.append(String.format(
                    Locale.ROOT,
                    "%n%n%-22s %10s %8s   %-16s %s%n",
                    "",
                    "work/s",
                    "ratio",
                    "half of them in",
                    "wanted"));
            text.append(String.format(Locale.ROOT, "%-22s %,10.0f%n", "without endpoint", without));
            rows.forEach(row -> text.append(row.text(without)));
            return text.toString();
        }
    }

    @Override
    public String name() {
        return "overhead";
    }

    @Override
    public String purpose() {
        return "what a profiler endpoint costs: idle and while each kind is taken, against none";
    }

    @Override
    public int rounds() {
        return 11;
    }

    @Override
    public long seconds(int rounds) {
        return (rounds + 1L) * turns() * turnSeconds;
    }

    private int turns() {
        return List.of(WITHOUT, AGAIN, IDLE).size() + kinds.size();
    }

    @Override
    public Result run(Home home, int rounds, DoubleConsumer progress) {
        var turns = new ArrayList<Turn>();
        var refusals = new LinkedHashMap<String, String>();
        var arguments = new ArrayList<>(List.of(
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.flamelab.bench.OverheadProbe",
                "" + rounds,
                "" + turnSeconds));
        arguments.addAll(kinds);
        var log = home.root().resolve(Path.of("workshop", "target", "bench-overhead.log"));
        try (var child = new Child("measured program", arguments, log, line -> {
            var words = line.split(" ", 3);
            if (words[0].equals("refused")) refusals.put(words[1], words[2]);
            if (!words[0].equals("turn")) return;
            turns.add(Turn.read(line));
            progress.accept((turns.size() + turns()) * turnSeconds);
        })) {
            int exitCode = Await.result(child.end());
            if (exitCode != 0) throw child.died("before its time", exitCode);
        }
        return overhead(rounds, turns, refusals);
    }

    private Overhead overhead(int rounds, List<Turn> turns, Map<String, String> refusals) {
        var rows = new ArrayList<Row>();
        rows.add(new Row("without, once more", ratios(turns, AGAIN), 0, ""));
        rows.add(new Row("attached, idle", ratios(turns, IDLE), WANTED_IDLE, ""));
        for (var kind : kinds) {
            var refusal = refusals.get(kind);
            var ratio = refusal == null ? ratios(turns, kind) : null;
            rows.add(new Row("taking " + kind, ratio, WANTED_CAPTURING, refusal == null ? "" : refusal));
        }
        var without = of(turns, WITHOUT, Turn::unitsPerCpuSecond);
        var work = new LinkedHashMap<String, Double>();
        work.put("MB allocated", perSecond(turns, turn -> turn.allocated() / 1e6));
        work.put("waits for a monitor", perSecond(turns, Turn::blocked));
        work.put("parks", perSecond(turns, Turn::waited));
        work.put("threads started", perSecond(turns, Turn::started));
        return new Overhead(rounds, turnSeconds, Spread.of(without).median(), work, rows);
    }

    private double perSecond(List<Turn> turns, ToDoubleFunction<Turn> count) {
        return Spread.of(of(turns, WITHOUT, count)).median() / turnSeconds;
    }

    private static double[] of(List<Turn> turns, String state, ToDoubleFunction<Turn> value) {
        return turns.stream()
                .filter(turn -> turn.state().equals(state))
                .mapToDouble(value)
                .toArray();
    }

    /** Of turns of one round only: what a machine does otherwise changes from minute to minute. */
    private static Spread ratios(List<Turn> turns, String state) {
        var base = of(turns, WITHOUT, Turn::unitsPerCpuSecond);
        var values = of(turns, state, Turn::unitsPerCpuSecond);
        for (int round = 0; round < values.length; round++) values[round] /= base[round];
        return Spread.of(values);
    }
}
