package dev.flamelab.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final int rehearsals;
    private final List<String> kinds;

    /**
     * @param turnSeconds how long the program works in one state before it goes on to the next: the window of a capture,
     *     and the time for one snapshot; scrapers ask every 10 or 15 seconds by default
     * @param rehearsals how often each kind is taken before anything is counted; each takes a second
     * @param kinds what is taken by turns
     */
    OverheadBenchmark(int turnSeconds, int rehearsals, List<String> kinds) {
        this.turnSeconds = turnSeconds;
        this.rehearsals = rehearsals;
        this.kinds = List.copyOf(kinds);
    }

    /** One turn's work, as the measured program prints it. */
    private record Turn(
            String state,
            double units,
            double cpuSeconds,
            double yardstick,
            long blocked,
            long waited,
            long allocated,
            long started) {
        static Turn read(String line) {
            var words = line.split(" ");
            return new Turn(
                    words[1],
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]) / 1e9,
                    Double.parseDouble(words[4]),
                    Long.parseLong(words[5]),
                    Long.parseLong(words[6]),
                    Long.parseLong(words[7]),
                    Long.parseLong(words[8]));
        }

        double unitsPerCpuSecond() {
            return units / cpuSeconds;
        }

        /** The same on a processor that is always as fast. */
        double unitsPerYardstick() {
            return unitsPerCpuSecond() * yardstick;
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
        return 3;
    }

    @Override
    public long seconds(int rounds) {
        return rehearsals + (rounds + 1L) * turns() * turnWithRest();
    }

    /** The program rests a quarter of a turn's time before it. */
    private int turnWithRest() {
        return turnSeconds + turnSeconds / 4;
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
                "" + turnSeconds,
                "" + rehearsals));
        arguments.addAll(kinds);
        var log = home.root().resolve(Path.of("workshop", "target", "bench-overhead.log"));
        try (var child = new Child("measured program", arguments, log, line -> {
            var words = line.split(" ", 3);
            if (words[0].equals("refused")) refusals.put(words[1], words[2]);
            if (!words[0].equals("turn")) return;
            turns.add(Turn.read(line));
            progress.accept(rehearsals + (turns.size() + turns()) * turnWithRest());
        })) {
            int exitCode = Await.result(child.end());
            if (exitCode != 0) throw child.died("before its time", exitCode);
        }
        return overhead(rounds, turns, refusals);
    }

    private Overhead overhead(int rounds, List<Turn> turns, Map<String, String> refusals) {
        var rows = new ArrayList<Overhead.Row>();
        rows.add(new Overhead.Row("without, once more", work(turns, AGAIN), ratios(turns, AGAIN), 0, ""));
        rows.add(new Overhead.Row("attached, idle", work(turns, IDLE), ratios(turns, IDLE), WANTED_IDLE, ""));
        for (var kind : kinds) {
            var refusal = refusals.get(kind);
            rows.add(
                    refusal == null
                            ? new Overhead.Row(
                                    "taking " + kind, work(turns, kind), ratios(turns, kind), WANTED_CAPTURING, "")
                            : new Overhead.Row("taking " + kind, 0, null, WANTED_CAPTURING, refusal));
        }
        var work = new LinkedHashMap<String, Double>();
        work.put("MB allocated", perCpuSecond(turns, turn -> turn.allocated() / 1e6));
        work.put("waits for a monitor", perCpuSecond(turns, Turn::blocked));
        work.put("parks", perCpuSecond(turns, Turn::waited));
        work.put("threads started", perCpuSecond(turns, Turn::started));
        return new Overhead(rounds, turnSeconds, work(turns, WITHOUT), work, rows);
    }

    private static double work(List<Turn> turns, String state) {
        return Spread.of(of(turns, state, Turn::unitsPerCpuSecond)).median();
    }

    private static double perCpuSecond(List<Turn> turns, ToDoubleFunction<Turn> count) {
        return Spread.of(of(turns, WITHOUT, turn -> count.applyAsDouble(turn) / turn.cpuSeconds()))
                .median();
    }

    private static double[] of(List<Turn> turns, String state, ToDoubleFunction<Turn> value) {
        return turns.stream()
                .filter(turn -> turn.state().equals(state))
                .mapToDouble(value)
                .toArray();
    }

    /** Of turns of one round only: what a machine does otherwise changes from minute to minute. */
    private static Spread ratios(List<Turn> turns, String state) {
        var without = of(turns, WITHOUT, Turn::unitsPerYardstick);
        var again = of(turns, AGAIN, Turn::unitsPerYardstick);
        var values = of(turns, state, Turn::unitsPerYardstick);
        for (int round = 0; round < values.length; round++) {
            values[round] /= state.equals(AGAIN) ? without[round] : (without[round] + again[round]) / 2;
        }
        return Spread.of(values);
    }
}
