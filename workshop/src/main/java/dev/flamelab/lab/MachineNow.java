package dev.flamelab.lab;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What this machine can just now, against the one on which the stories' rates were tried. It depends on nothing that a
 * learner edits: a service that was cured gets the load that it got before.
 *
 * @param speed of a core
 * @param freeCores how many are left by what else runs
 */
record MachineNow(double speed, double freeCores) {
    /** What a call took on the machine where the rates were tried, compiled by the first compiler as {@code ./lab} is. */
    private static final double NANOS_TRIED = 7_900;

    /** Some ten microseconds: few are interrupted. */
    private static final int DEPTH = 18;

    private static final int MILLIS_TO_COMPILE = 100;
    private static final int MILLIS = 250;

    /** What is over within a second, such as the service's start, is not what else the machine does. */
    private static final int LOOKS = 3;

    /** The quickest calls tell the speed, and how many there were what the others left of the cores. */
    private static final double QUICK = 0.2;

    /** What one thread has seen. */
    private record Seen(double[] nanos, long sum) {}

    /** Looks three times, for less than a second in all, with a thread for each core; the best look counts. */
    static MachineNow look() {
        int cores = Runtime.getRuntime().availableProcessors();
        var threads = Executors.newFixedThreadPool(cores);
        try {
            calls(threads, cores, MILLIS_TO_COMPILE);
            return Stream.generate(
                            () -> of(calls(threads, cores, MILLIS), cores, TimeUnit.MILLISECONDS.toNanos(MILLIS)))
                    .limit(LOOKS)
                    .max(Comparator.comparing(MachineNow::freeCores))
                    .orElseThrow();
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * What calls tell.
     *
     * @param nanos what each took
     * @param window in which the threads made them, in nanoseconds
     */
    static MachineNow of(double[] nanos, int cores, long window) {
        double quick = Spread.quantile(nanos, QUICK);
        double busy = quick * nanos.length / window;
        return new MachineNow(NANOS_TRIED / quick, Math.min(cores, busy));
    }

    private static double[] calls(ExecutorService threads, int count, int millis) {
        Callable<Seen> caller = () -> seen(TimeUnit.MILLISECONDS.toNanos(millis));
        try {
            var all = threads.invokeAll(Collections.nCopies(count, caller));
            var nanos = new double[0];
            for (var one : all) {
                int before = nanos.length;
                var more = one.get().nanos();
                nanos = Arrays.copyOf(nanos, before + more.length);
                System.arraycopy(more, 0, nanos, before, more.length);
            }
            return nanos;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Leftovers.stopped();
        } catch (ExecutionException e) {
            throw new IllegalStateException("adding fails never", e);
        }
    }

    private static Seen seen(long window) {
        var nanos = new double[1 << 17];
        int count = 0;
        long sum = 0;
        long begin = System.nanoTime();
        for (long start = begin; start - begin < window && count < nanos.length; count++) {
            sum += fibonacci(DEPTH);
            long end = System.nanoTime();
            nanos[count] = end - start;
            start = end;
        }
        return new Seen(Arrays.copyOf(nanos, count), sum);
    }

    private static long fibonacci(int n) {
        return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }

    /** For the load. */
    List<String> arguments() {
        return List.of(
                "--speed",
                String.format(Locale.ROOT, "%.2f", speed),
                "--free-cores",
                String.format(Locale.ROOT, "%.2f", freeCores));
    }
}
