package dev.flamelab.lab;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Reports on profiles of several sizes by {@code ./lab pprof} and by go tool pprof: how long, in how much memory. */
final class PprofBenchmark implements Benchmark {
    /** One as people have them every day, and two large ones. */
    static final List<MadeProfile> SIZES = List.of(
            new MadeProfile(1_000, 1_000, 32),
            new MadeProfile(100_000, 20_000, 32),
            new MadeProfile(1_000_000, 100_000, 32));

    static final List<String> REPORTS = List.of("-top", "-tree", "-proto");
    /** Up to so many samples we may take longer, for a JVM has to start; but not much. */
    static final int SMALL = 10_000;

    static final int REPEATS_OF_SMALL = 10;
    private static final int SECONDS_FOR_SMALL = 10;
    private static final int SAMPLES_PER_SECOND = 4_000;

    private final List<MadeProfile> sizes;
    private final List<String> ours;

    PprofBenchmark() {
        this(SIZES, List.of());
    }

    /** @param ours the command that is measured; none for {@code ./lab pprof} */
    PprofBenchmark(List<MadeProfile> sizes, List<String> ours) {
        this.sizes = sizes;
        this.ours = ours;
    }

    @Override
    public Benchmark upTo(int samples) {
        var left = sizes.stream().filter(made -> made.samples() <= samples).toList();
        if (left.isEmpty()) {
            throw LabError.usage("no profile has so few samples: give --samples "
                    + sizes.get(0).samples() + " or more");
        }
        return new PprofBenchmark(left, ours);
    }

    @Override
    public String name() {
        return "pprof";
    }

    @Override
    public String purpose() {
        return "reports on small and large profiles, against go tool pprof; --samples 100000 leaves out the largest";
    }

    @Override
    public int rounds() {
        return 1;
    }

    @Override
    public long seconds(int rounds) {
        return rounds * sizes.stream().mapToLong(PprofBenchmark::seconds).sum();
    }

    private static long seconds(MadeProfile made) {
        return made.samples() > SMALL ? made.samples() / SAMPLES_PER_SECOND : SECONDS_FOR_SMALL;
    }

    @Override
    public Result run(Home home, int rounds, DoubleConsumer progress) {
        var go = Programs.of(System.getenv("PATH"))
                .find("go")
                .orElseThrow(() -> LabError.machine(
                        "there is no go to compare with: install Go, 1.19 or newer, and put it on the PATH", null));
        var theirs = List.of(go.toString(), "tool", "pprof");
        var own = ours.isEmpty() ? List.of(home.root().resolve("lab").toString(), "pprof") : ours;
        var folder = home.root()
                .resolve(Path.of(
                        "workshop",
                        "target",
                        "bench-pprof-" + ProcessHandle.current().pid()));
        var leftover = Leftovers.add("profiles to report on", () -> delete(folder));
        try {
            Files.createDirectories(folder);
            var rows = new ArrayList<Reporting.Row>();
            double done = 0;
            for (var made : sizes) {
                double before = done;
                long takes = rounds * seconds(made);
                rows.addAll(
                        measured(made, own, theirs, folder, rounds, share -> progress.accept(before + share * takes)));
                done += takes;
            }
            return new Reporting(rounds, rows);
        } catch (IOException e) {
            throw LabError.machine(Home.shown(folder) + " cannot be written (" + e.getMessage() + "): make room", e);
        } finally {
            delete(folder);
            leftover.close();
        }
    }

    private static List<Reporting.Row> measured(
            MadeProfile made, List<String> ours, List<String> theirs, Path folder, int rounds, DoubleConsumer progress)
            throws IOException {
        var profile = folder.resolve("made.pb.gz");
        try (var out = new BufferedOutputStream(Files.newOutputStream(profile))) {
            made.write(out);
        }
        int repeats = made.samples() > SMALL ? rounds : rounds * REPEATS_OF_SMALL;
        var rows = new ArrayList<Reporting.Row>();
        for (var report : REPORTS) {
            var our = new Taken[repeats];
            var their = new Taken[repeats];
            for (int i = 0; i < repeats; i++) {
                our[i] = report(ours, report, profile);
                their[i] = report(theirs, report, profile);
                progress.accept((rows.size() + (i + 1.0) / repeats) / REPORTS.size());
            }
            rows.add(Reporting.Row.of(made.samples(), report, our, their));
        }
        return rows;
    }

    private static Taken report(List<String> program, String report, Path profile) throws IOException {
        var written = profile.resolveSibling("report");
        Files.deleteIfExists(written);
        var command = new ArrayList<>(program);
        command.addAll(List.of(report, "-symbolize=none", "-output=" + written, profile.toString()));
        var taken = Taken.by(command, profile.resolveSibling("said"));
        if (!Files.exists(written) || Files.size(written) == 0) {
            throw LabError.machine(String.join(" ", command) + " wrote nothing: try it by hand", null);
        }
        return taken;
    }

    private static void delete(Path folder) {
        for (var name : List.of("made.pb.gz", "report", "said", "")) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                // It lies below target, where the next clean build finds it.
                return;
            }
        }
    }
}
