package dev.flamelab.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** Whether a service that is profiled again and again holds on to anything. */
final class SoakBenchmark implements Benchmark {
    /** How often is looked at what it holds; what comes first is the warm-up's. */
    private static final int LOOKS = 12;

    private static final int LOOKS_TO_WARM_UP = 4;
    private static final double CAPTURES_PER_SECOND = 20;

    /** The heap has its size from the start, so that what the process gains is not its heap's. */
    private static final List<String> FLAGS = List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");

    /** Null for as long as the captures take. */
    private final Duration time;

    SoakBenchmark() {
        this(null);
    }

    private SoakBenchmark(Duration time) {
        this.time = time;
    }

    @Override
    public Benchmark lasting(Duration wanted) {
        return new SoakBenchmark(wanted);
    }

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String purpose() {
        return "whether profiles taken again and again leak anything; --rounds 10000, or --minutes";
    }

    @Override
    public int rounds() {
        return 1200;
    }

    @Override
    public long seconds(int rounds) {
        return time == null ? 10 + Math.round(rounds / CAPTURES_PER_SECOND) : time.toSeconds();
    }

    @Override
    public Result run(Home home, int rounds, DoubleConsumer progress) {
        var temporary = home.root()
                .resolve(Path.of(
                        "workshop",
                        "target",
                        "bench-soak-" + ProcessHandle.current().pid()));
        var leftover = Leftovers.add("temporary files of the soak", () -> delete(temporary));
        try {
            Files.createDirectories(temporary);
            return soaked(home, temporary, rounds, progress);
        } catch (IOException e) {
            throw LabError.machine(Home.shown(temporary) + " cannot be made (" + e.getMessage() + "): make room", e);
        } finally {
            delete(temporary);
            leftover.close();
        }
    }

    private Soaked soaked(Home home, Path temporary, int rounds, DoubleConsumer progress) {
        var flags = new ArrayList<>(FLAGS);
        flags.add("-Djava.io.tmpdir=" + temporary);
        BlockingQueue<CompletableFuture<String>> asked = new LinkedBlockingQueue<>();
        try (var program = new MeasuredProgram(home, "SoakProbe", flags, List.of(), line -> {
                    if (line.startsWith("holds ")) asked.remove().complete(line);
                });
                var callers = new SoakCallers(program.profiles())) {
            var moments = new ArrayList<Held>();
            long start = System.nanoTime();
            for (int look = 1; look <= LOOKS && callers.failure().isEmpty(); look++) {
                callers.take(more(callers, rounds, start, look));
                moments.add(look(program, asked, callers.taken(), ""));
                progress.accept(seconds(rounds) * (double) look / LOOKS);
            }
            var closed = look(program, asked, callers.taken(), "close");
            return Soaked.of(callers, moments, LOOKS_TO_WARM_UP, closed, (System.nanoTime() - start) / 1e9);
        }
    }

    /** Whether more captures are to be taken before the next look. */
    private BooleanSupplier more(SoakCallers callers, int rounds, long start, int look) {
        if (time == null) {
            int until = (int) ((long) rounds * look / LOOKS);
            return () -> callers.taken() < until;
        }
        long end = start + time.toNanos() / LOOKS * look;
        return () -> System.nanoTime() < end;
    }

    private static Held look(
            MeasuredProgram program, BlockingQueue<CompletableFuture<String>> asked, int captures, String command) {
        var answer = new CompletableFuture<String>();
        asked.add(answer);
        program.say(command);
        return Held.read(captures, program.await(answer));
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // there is none
        }
    }
}
