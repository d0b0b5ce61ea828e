package dev.flamelab.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks with the classes that this JVM was given, and prints a line for each as soon as it is measured:
 * {@code result METHOD PARAMETER NANOSECONDS}, the mean of an invocation. With {@code once} each is invoked a single time
 * in this JVM, which measures nothing but shows that they run; else JMH forks a JVM for each.
 */
public final class Jmh {
    /** It takes so long that it is invoked a few times only. */
    private static final String LONG = "recursive n=40";

    /** Which methods, by the end of their names, with which values of their parameter, in which order. */
    private static final List<String> ALL =
            List.of("recursive n=1,2,3,10,20", LONG, "iterative n=1,2,3,10,20,40", "concat", "get");

    private static final TimeValue ITERATION = TimeValue.milliseconds(200);
    private static final int WARM_UPS = 3;
    private static final int ITERATIONS = 5;

    private Jmh() {}

    public static void main(String[] arguments) throws RunnerException {
        // Else a file of that name would stay behind; nobody here starts two at once.
        System.setProperty("jmh.ignoreLock", "true");
        Runtime.getRuntime().addShutdownHook(new Thread(Jmh::endForks, "end-forks"));
        stopAtEndOfInput();
        boolean once = List.of(arguments).contains("once");
        for (String methods : ALL) {
            boolean isLong = methods.equals(LONG);
            if (!once || !isLong) {
                run(options(methods), once || isLong ? Mode.SingleShotTime : Mode.AverageTime, once);
            }
        }
        // The client of the service leaves threads behind.
        System.exit(0);
    }

    private static ChainedOptionsBuilder options(String methods) {
        String[] parts = methods.split("[ =]");
        var options = new OptionsBuilder().include("Benchmark\\." + parts[0] + "$");
        return parts.length == 1 ? options : options.param(parts[1], parts[2].split(","));
    }

    private static void run(ChainedOptionsBuilder options, Mode mode, boolean once) throws RunnerException {
        options.mode(mode)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(once ? 0 : 1)
                .warmupIterations(once ? 0 : WARM_UPS)
                .measurementIterations(once ? 1 : ITERATIONS)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (mode == Mode.AverageTime) {
            options.warmupTime(ITERATION).measurementTime(ITERATION);
        }
        for (RunResult result : new Runner(options.build()).run()) {
            var parameters = result.getParams();
            String name = parameters.getBenchmark();
            String key = parameters.getParamsKeys().iterator().next();
            System.out.println(String.format(
                    Locale.ROOT,
                    "result %s %s %f",
                    name.substring(name.lastIndexOf('.') + 1),
                    parameters.getParam(key),
                    result.getPrimaryResult().getScore()));
        }
    }

    private static void endForks() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    private static void stopAtEndOfInput() {
        var watch = new Thread(
                () -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // Unreadable is as good as ended: the parent is gone either way.
                    }
                    System.exit(1);
                },
                "watch-parent");
        watch.setDaemon(true);
        watch.start();
    }
}
