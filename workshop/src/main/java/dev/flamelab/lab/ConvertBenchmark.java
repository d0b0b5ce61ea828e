package dev.flamelab.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleConsumer;

/** JFR recordings converted to pprof by us and by async-profiler's own converter: how long it takes, in how much memory. */
final class ConvertBenchmark implements Benchmark {
    /** About 30 MB of nothing but events, and about 130 MB that are mostly stacks. */
    static final List<Size> SIZES = List.of(new Size(1_700_000, 3_000), new Size(1_300_000, 200_000));

    static final List<String> KINDS = List.of("CPU", "ALLOC");
    private static final int SECONDS_PER_RECORDING = 30;
    private static final int SECONDS_PER_CONVERSION = 2;

    private final List<Size> sizes;

    /** @param sizes of the recordings that are made to be converted */
    ConvertBenchmark(List<Size> sizes) {
        this.sizes = sizes;
    }

    /** A recording of so many allocations, from so many different stacks. */
    record Size(int allocations, int stacks) {}

    @Override
    public String name() {
        return "convert";
    }

    @Override
    public String purpose() {
        return "JFR to pprof: time and memory, against jfrconv";
    }

    @Override
    public int rounds() {
        return 5;
    }

    @Override
    public long seconds(int rounds) {
        return (long) sizes.size() * (SECONDS_PER_RECORDING + 2 * SECONDS_PER_CONVERSION * KINDS.size() * rounds);
    }

    @Override
    public Result run(Home home, int rounds, DoubleConsumer progress) {
        var folder = home.root()
                .resolve(Path.of(
                        "workshop",
                        "target",
                        "bench-convert-" + ProcessHandle.current().pid()));
        var leftover = Leftovers.add("recordings to convert", () -> delete(folder));
        try {
            Files.createDirectories(folder);
            var rows = new ArrayList<Conversion.Row>();
            for (var size : sizes) rows.addAll(measured(folder, size, rounds, progress, rows.size()));
            return new Conversion(rounds, rows);
        } catch (IOException e) {
            throw LabError.machine(Home.shown(folder) + " cannot be written (" + e.getMessage() + "): make room", e);
        } finally {
            delete(folder);
            leftover.close();
        }
    }

    private List<Conversion.Row> measured(Path folder, Size size, int rounds, DoubleConsumer progress, int before)
            throws IOException {
        double share = seconds(rounds) / (double) sizes.size();
        double begun = share * before / KINDS.size();
        var recording = folder.resolve("recording.jfr");
        run("RecordProgram", List.of(recording.toString(), "" + size.allocations(), "" + size.stacks()), folder);
        progress.accept(begun + SECONDS_PER_RECORDING);
        var rows = new ArrayList<Conversion.Row>();
        for (int kind = 0; kind < KINDS.size(); kind++) {
            var ours = new Taken[rounds];
            var theirs = new Taken[rounds];
            for (int round = 0; round < rounds; round++) {
                ours[round] = convert("flamelab", KINDS.get(kind), recording, folder);
                theirs[round] = convert("jfrconv", KINDS.get(kind), recording, folder);
                double done = (kind + (round + 1.0) / rounds) / KINDS.size();
                progress.accept(begun + SECONDS_PER_RECORDING + done * (share - SECONDS_PER_RECORDING));
            }
            rows.add(Conversion.Row.of(Files.size(recording), size.stacks(), KINDS.get(kind), ours, theirs));
        }
        return rows;
    }

    private static Taken convert(String converter, String kind, Path recording, Path folder) {
        var profile = folder.resolve("profile.pprof");
        return run("ConvertProgram", List.of(converter, kind, recording.toString(), profile.toString()), folder);
    }

    private static Taken run(String program, List<String> arguments, Path folder) {
        var command = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
        command.add("dev.flamelab.bench." + program);
        command.addAll(arguments);
        var kilobytes = new AtomicLong();
        long start = System.nanoTime();
        try (var child = new Child(program, command, folder.resolveSibling("bench-convert.log"), line -> {
            if (line.startsWith("VmHWM:")) kilobytes.set(Long.parseLong(line.replaceAll("[^0-9]", "")));
        })) {
            int exitCode = Await.result(child.end());
            if (exitCode != 0) throw child.died("before its time", exitCode);
        }
        return new Taken((System.nanoTime() - start) / 1e9, kilobytes.get() / 1024.0);
    }

    private static void delete(Path folder) {
        for (var name : List.of("recording.jfr", "profile.pprof", "")) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                // It lies below target, where the next clean build finds it.
                return;
            }
        }
    }
}
