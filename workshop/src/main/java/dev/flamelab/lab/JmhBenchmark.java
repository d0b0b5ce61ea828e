package dev.flamelab.lab;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the faults of the stories cpu and heap cost a call, and a request: JMH on the classes as shipped, and cured. */
final class JmhBenchmark implements Benchmark {
    private static final List<String> STORIES = List.of("cpu", "heap");
    private static final int RESULTS = 18;

    /** With what it takes to fork a JVM for it. */
    private static final double SECONDS_PER_RESULT = 2.9;

    /** How it is started: all of it, or each once. */
    private final List<String> arguments;

    JmhBenchmark(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    /** What is measured: a method or a request, and its parameter. */
    private record Subject(String method, String parameter) {}

    /** All that one side has come to, in nanoseconds for an invocation, in the order in which it is measured. */
    private record Side(Map<Subject, List<Double>> nanos) {
        void add(String line) {
            var words = line.split(" ");
            nanos.computeIfAbsent(new Subject(words[1], words[2]), subject -> new ArrayList<>())
                    .add(Double.parseDouble(words[3]));
        }
    }

    @Override
    public String name() {
        return "jmh";
    }

    @Override
    public String purpose() {
        return "Fibonacci numbers, strings and the requests for them: as shipped, and cured";
    }

    @Override
    public int rounds() {
        return 3;
    }

    @Override
    public long seconds(int rounds) {
        return Math.round(rounds * 2 * RESULTS * SECONDS_PER_RESULT);
    }

    @Override
    public Result run(Home home, int rounds, DoubleConsumer progress) {
        var shipped = new Side(new LinkedHashMap<>());
        var cured = new Side(new LinkedHashMap<>());
        var done = new int[1];
        try (var scratch = new ScratchFolder()) {
            for (int round = 0; round < rounds; round++) {
                measure(
                        home,
                        scratch,
                        home::shippedJar,
                        shipped,
                        () -> progress.accept(++done[0] * SECONDS_PER_RESULT));
                measure(home, scratch, home::solutionJar, cured, () -> progress.accept(++done[0] * SECONDS_PER_RESULT));
            }
        }
        return new Cured(rounds, rows(shipped, cured));
    }

    /** Where the classes of a story are. */
    private interface Jars {
        Path of(String story);
    }

    private void measure(Home home, ScratchFolder scratch, Jars jars, Side side, Runnable onResult) {
        var classPath = Stream.of(
                        Stream.of(home.jmhJar()), STORIES.stream().map(jars::of), Stream.of(home.demoServiceJar()))
                .flatMap(jar -> jar)
                .map(home::built)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        var all = new ArrayList<>(List.of(
                "-Xmx256m",
                "-Djava.io.tmpdir=" + scratch.path(),
                "-cp",
                classPath + File.pathSeparator + home.jmhLibraries().resolve("*"),
                "dev.flamelab.demo.Jmh"));
        all.addAll(arguments);
        var log = home.root().resolve(Path.of("workshop", "target", "bench-jmh.log"));
        try (var child = new Child("benchmarks", all, log, line -> {
            if (!line.startsWith("result ")) return;
            side.add(line);
            onResult.run();
        })) {
            int exitCode = Await.result(child.end());
            if (exitCode != 0) throw child.died("before their time", exitCode);
        }
    }

    private static List<Cured.Row> rows(Side shipped, Side cured) {
        return shipped.nanos().keySet().stream()
                .map(subject -> Cured.Row.of(
                        subject.method(),
                        subject.parameter(),
                        shipped.nanos().get(subject),
                        cured.nanos().get(subject)))
                .toList();
    }
}
