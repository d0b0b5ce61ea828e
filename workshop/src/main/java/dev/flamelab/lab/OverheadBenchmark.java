package dev.flamelab.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** What the profiler endpoint costs a JVM: work done per second of CPU time with it, against without. */
final class OverheadBenchmark implements Benchmark {
    private static final double WANTED_IDLE = 0.99;
    private static final double WANTED_CAPTURING = 0.98;

    private final int turnSeconds;

    /** @param turnSeconds how long the program works in one state before it goes on to the next */
    OverheadBenchmark(int turnSeconds) {
        this.turnSeconds = turnSeconds;
    }

    /** As the measured program calls what it does in a turn. */
    enum State {
        WITHOUT,
        IDLE,
        CAPTURING
    }

    /** One turn's work. */
    private record Turn(State state, double unitsPerCpuSecond) {
        static Turn read(String line) {
            var words = line.split(" ");
            return new Turn(State.valueOf(words[0]), Long.parseLong(words[1]) / (Long.parseLong(words[2]) / 1e9));
        }
    }

    /**
     * What came of it.
     *
     * @param without units of work per second of CPU time, median
     * @param idle the same with an idle endpoint, as a part of {@code without}, round by round
     * @param capturing the same while it takes a CPU profile
     */
    record Overhead(int rounds, int turnSeconds, double without, Spread idle, Spread capturing) implements Result {
        @Override
        public String text() {
            return String.format(
                            Locale.ROOT,
                            "work per second of CPU time, %d rounds of three turns of %d s, interleaved in one JVM%n%n",
                            rounds,
                            turnSeconds)
                    + String.format(
                            Locale.ROOT,
                            "%-18s %10s %8s   %-16s %s%n",
                            "",
                            "work/s",
                            "ratio",
                            "half of them in",
                            "wanted")
                    + String.format(Locale.ROOT, "%-18s %,10.0f%n", "without endpoint", without)
                    + row("attached, idle", idle, WANTED_IDLE)
                    + row("during a capture", capturing, WANTED_CAPTURING);
        }

        private String row(String name, Spread ratio, double wanted) {
            return String.format(
                    Locale.ROOT,
                    "%-18s %,10.0f %8.3f   %.3f .. %.3f   >= %.2f: %s%n",
                    name,
                    without * ratio.median(),
                    ratio.median(),
                    ratio.lowerQuartile(),
                    ratio.upperQuartile(),
                    wanted,
                    ratio.median() >= wanted ? "yes" : "no");
        }
    }

    @Override
    public String name() {
        return "overhead";
    }

    @Override
    public String purpose() {
        return "what a profiler endpoint costs: idle and during a capture, against none";
    }

    @Override
    public int rounds() {
        return 15;
    }

    @Override
    public long seconds(int rounds) {
        return (rounds + 1L) * State.values().length * turnSeconds;
    }

    @Override
    public Result run(Home home, int rounds, DoubleConsumer progress) {
        var turns = new ArrayList<Turn>();
        var arguments = List.of(
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.flamelab.bench.OverheadProbe",
                "" + rounds,
                "" + turnSeconds);
        var log = home.root().resolve(Path.of("workshop", "target", "bench-overhead.log"));
        try (var child = new Child("measured program", arguments, log, line -> {
            if (!line.matches("[A-Z]+ [0-9]+ [0-9]+")) return;
            turns.add(Turn.read(line));
            progress.accept((turns.size() + State.values().length) * turnSeconds);
        })) {
            int exitCode = Await.result(child.end());
            if (exitCode != 0) throw child.died("before its time", exitCode);
        }
        return overhead(rounds, turns);
    }

    private Overhead overhead(int rounds, List<Turn> turns) {
        var perState = new EnumMap<State, List<Double>>(State.class);
        for (var state : State.values()) perState.put(state, new ArrayList<>());
        turns.forEach(turn -> perState.get(turn.state()).add(turn.unitsPerCpuSecond()));
        var without = perState.get(State.WITHOUT).stream().mapToDouble(x -> x).toArray();
        return new Overhead(
                rounds,
                turnSeconds,
                Spread.of(without).median(),
                ratios(perState, State.IDLE),
                ratios(perState, State.CAPTURING));
    }

    /** Of turns of one round only: what a machine does otherwise changes from minute to minute. */
    private static Spread ratios(Map<State, List<Double>> perState, State state) {
        var base = perState.get(State.WITHOUT);
        var values = perState.get(state);
        var ratios = new double[values.size()];
        for (int round = 0; round < ratios.length; round++) ratios[round] = values.get(round) / base.get(round);
        return Spread.of(ratios);
    }
}
