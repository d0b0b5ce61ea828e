package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** That the benchmarks run and print; what they print depends on the machine. */
class BenchmarksTest {
    /** What {@code ./lab pprof} is before there is a jar. */
    static final List<String> PPROF = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.flamelab.cli.Main",
            "pprof");

    private final List<Double> progress = new ArrayList<>();

    @Test
    void overheadComparesEachStateOfOneJvmWithNone() {
        var benchmark = new OverheadBenchmark(1, 1, List.of("profile", "nonsense"));
        var result = (Overhead) benchmark.run(Built.home(), 1, progress::add);
        assertThat(result.without()).isPositive();
        assertThat(result.work()).containsKeys("waits for a monitor", "parks");
        // On a machine without a core to spare the two threads take turns, and wait for each other in vain.
        assertThat(result.work().get("MB allocated")).isPositive();
        assertThat(result.work().get("threads started")).isPositive();
        assertThat(result.rows())
                .extracting(Overhead.Row::state)
                .containsExactly("without, once more", "attached, idle", "taking profile", "taking nonsense");
        assertThat(result.rows().subList(0, 3))
                .allSatisfy(row -> assertThat(row.ratio().median()).isPositive());
        assertThat(result.rows().get(3).refusal()).isEqualTo("404 Unknown profile");
        assertThat(progress).containsExactly(7.0, 8.0, 9.0, 10.0);
        assertThat(result.text())
                .contains("1 round of", "without endpoint", "attached, idle", "wanted", "404 Unknown profile");
    }

    @Test
    void snapshotsGrowWithTheStacksOfTheService() {
        var benchmark = new SnapshotBenchmark(List.of(20, 500));
        var result = (SnapshotLatency) benchmark.run(Built.home(), 1, progress::add);
        assertThat(result.rows())
                .extracting(row -> row.kind() + " of " + row.size() + " " + row.of())
                .contains("heap of 20 sites", "heap of 500 sites", "allocs of 500 sites", "goroutine of 500 threads");
        assertThat(result.rows()).allSatisfy(row -> {
            assertThat(row.samples()).as("all but what chance leaves out").isGreaterThan(row.size() * 9 / 10);
            assertThat(row.median()).isPositive();
            assertThat(row.growth()).matches(growth -> row.size() == 20 ? growth == 0 : growth > 0);
        });
        assertThat(result.text()).contains("median", "samples", "x ");
    }

    /** After the warm-up each kind is taken so often that one thing lost each time is more than what is allowed for. */
    @Test
    void someHundredCapturesOfAllKindsLeakNothing() {
        var result = (Soaked) new SoakBenchmark().run(Built.home(), 200, progress::add);
        assertThat(result.failure()).isEmpty();
        assertThat(result.isGood()).as(result.text()).isTrue();
        assertThat(result.captures()).isGreaterThanOrEqualTo(200);
        assertThat(result.gone()).isPositive();
        assertThat(result.rows())
                .filteredOn(row -> row.quantity().equals("temporary files"))
                .extracting(Soaked.Row::closed)
                .as("a closed endpoint leaves no file behind")
                .containsExactly(0L);
    }

    @Test
    void captureTellsHowLongAfterItsWindowAProfileIsThere() {
        var benchmark = new CaptureBenchmark(Duration.ofSeconds(1));
        var result = (CaptureBenchmark.Delay) benchmark.run(Built.home(), 1, progress::add);
        assertThat(result.captures()).isEqualTo(1);
        assertThat(result.max()).as("the window is over").isPositive();
        assertThat(result.bytes()).isPositive();
        assertThat(result.text()).contains("median", "p95", "max", "p95 <= 100: ");
    }

    @Test
    void convertersAreComparedOnTheSameRecordings() {
        var benchmark = new ConvertBenchmark(List.of(new ConvertBenchmark.Size(2_000, 100)));
        var result = (Conversion) benchmark.run(Built.home(), 1, progress::add);
        assertThat(result.rows()).extracting(Conversion.Row::kind).containsExactly("CPU", "ALLOC");
        assertThat(result.rows()).allSatisfy(row -> {
            assertThat(row.timeRatio()).isPositive();
            assertThat(row.memoryRatio()).matches(ratio -> ratio > 0 || !OS.LINUX.isCurrentOs());
        });
        assertThat(result.text()).contains("flamelab", "jfrconv", "ratio");
    }

    @Test
    void reportsAreComparedOnTheSameProfiles() {
        boolean installed = Programs.of(System.getenv("PATH")).find("go").isPresent();
        if (System.getenv("CI") != null) assertThat(installed).as("CI needs Go").isTrue();
        assumeTrue(installed, "Go is not installed");
        var sizes = List.of(new MadeProfile(PprofBenchmark.SMALL + 1, 500, 10));
        var result = (Reporting) new PprofBenchmark(sizes, PPROF).run(Built.home(), 1, progress::add);
        assertThat(result.rows()).extracting(Reporting.Row::report).containsExactly("-top", "-tree", "-proto");
        assertThat(result.rows()).allSatisfy(row -> {
            assertThat(row.timeRatio()).isPositive();
            assertThat(row.memoryRatio()).matches(ratio -> ratio > 0 || !OS.LINUX.isCurrentOs());
        });
        assertThat(result.text()).contains("flamelab", "go", "ratio", "both < 1");
    }

    @Test
    void flameGraphsAreTimedInABrowser() {
        boolean installed = Stream.of("chromium", "google-chrome")
                .anyMatch(name -> Programs.of(System.getenv("PATH")).find(name).isPresent());
        if (System.getenv("CI") != null)
            assertThat(installed).as("CI needs Chromium").isTrue();
        assumeTrue(installed, "neither Chromium nor Chrome is installed");
        var result = (Viewing) new ViewerBenchmark(List.of(3_000), 20, 10, PPROF).run(Built.home(), 1, progress::add);
        assertThat(result.rows()).extracting(row -> row.kind().title).containsExactly("flame graph", "graph");
        assertThat(result.rows().get(0).count()).isBetween(3_000, 3_100);
        assertThat(result.rows().get(1).count()).isBetween(15, 20);
        assertThat(result.rows()).allSatisfy(row -> {
            assertThat(row.first()).isPositive();
            assertThat(row.zoom()).isPositive();
            assertThat(row.pan()).isPositive();
        });
        assertThat(result.text()).contains("frames", "< 1,000", ">= 30");
    }

    @Test
    void millionDeepSamplesAreReportedOnInHalfAGigabyte(@TempDir Path folder) throws Exception {
        var profile = folder.resolve("large.pb.gz");
        try (var out = Files.newOutputStream(profile)) {
            new MadeProfile(1_000_000, 200_000, 64).write(out);
        }
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.flamelab.cli.Main",
                "pprof",
                "-top",
                profile.toString());
        Taken.by(command, folder.resolve("said"));
        assertThat(Files.readString(folder.resolve("said"))).contains("Total samples = ", "Dropped ");
    }

    @Test
    void curesAreComparedWithWhatTheyCure() {
        var result = (Cured) new JmhBenchmark(List.of("once")).run(Built.home(), 1, progress::add);
        assertThat(result.rows())
                .hasSize(17)
                .allSatisfy(row -> assertThat(row.ratio().median()).isPositive());
        assertThat(result.rows())
                .filteredOn(Cured.Row::wanted)
                .extracting(row -> row.method() + " " + row.parameter())
                .containsExactly("recursive 10", "recursive 20", "concat 50");
        assertThat(result.text())
                .contains("1 round of both", "shipped", "cured", "ratio", "/fib/?n=20&type=recursive", "< 1: ");
    }

    @Test
    void everyBenchmarkSaysWhatItIsFor() {
        assertThat(Benchmark.all()).allSatisfy(benchmark -> {
            assertThat(benchmark.name()).matches("[a-z]+");
            assertThat(benchmark.purpose()).isNotBlank();
            assertThat(benchmark.seconds(benchmark.rounds())).isBetween(1L, 900L);
        });
    }
}
