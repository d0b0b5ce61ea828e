package dev.flamelab.cli;

import dev.flamelab.lab.Benchmark;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab bench}: measures what this project says about its own speed. */
@Command(name = "bench", description = "Measures what this project says about its own speed; alone it lists what.")
final class BenchCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            completionCandidates = Names.class,
            description = "What to measure: ${COMPLETION-CANDIDATES}.")
    private String name;

    @Option(names = "--rounds", paramLabel = "N", description = "How often (default: enough for a quiet machine).")
    private Integer rounds;

    @Option(names = "--minutes", paramLabel = "N", description = "For soak: for how long, whatever the rounds.")
    private Integer minutes;

    @Option(names = "--samples", paramLabel = "N", description = "For pprof: no profile of more than so many samples.")
    private Integer samples;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** The benchmarks' names, for the shell to complete. */
    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Benchmark.all().stream().map(Benchmark::name).iterator();
        }
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (name == null) {
            list(out);
            return ExitCode.GOOD;
        }
        if (rounds != null && rounds < 1) throw wrong("--rounds must be 1 or more");
        if (minutes != null && minutes < 1) throw wrong("--minutes must be 1 or more");
        var benchmark = Benchmark.all().stream()
                .filter(b -> b.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong("there is no benchmark " + name + ": there is "
                        + Benchmark.all().stream().map(Benchmark::name).collect(Collectors.joining(", "))));
        if (minutes != null) benchmark = benchmark.lasting(Duration.ofMinutes(minutes));
        if (samples != null) benchmark = benchmark.upTo(samples);
        int count = rounds == null ? benchmark.rounds() : rounds;
        var result = measured(benchmark, count);
        if (json) out.println(Json.line(result));
        else out.print(result.text());
        out.flush();
        return result.isGood() ? ExitCode.GOOD : ExitCode.NO;
    }

    private Benchmark.Result measured(Benchmark benchmark, int count) {
        try (var line = ProgressLine.of(
                "bench", benchmark.seconds(count), spec.commandLine().getErr())) {
            return benchmark.run(Home.find(), count, seconds -> line.at(seconds, ""));
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private static void list(PrintWriter out) {
        for (var benchmark : Benchmark.all()) {
            out.println(String.format(
                    Locale.ROOT,
                    "./lab bench %-10s %s (about %d s)",
                    benchmark.name(),
                    benchmark.purpose(),
                    benchmark.seconds(benchmark.rounds())));
        }
    }
}
