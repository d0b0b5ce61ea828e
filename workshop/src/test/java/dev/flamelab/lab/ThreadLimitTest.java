package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadLimitTest {
    @TempDir
    Path proc;

    @Test
    void halfOfTheTightestLimitMayBeTaken() throws IOException {
        limit("sys/kernel/pid_max", 32_768);
        limit("sys/kernel/threads-max", 20_000);
        limit("sys/vm/max_map_count", 90_000);
        assertThat(ThreadLimit.half(proc)).isEqualTo(10_000);
        limit("sys/vm/max_map_count", 30_000);
        assertThat(ThreadLimit.half(proc)).as("three maps for each thread").isEqualTo(5_000);
    }

    @Test
    void whereTheMachineDoesNotTellItIsAModestNumber() {
        assertThat(ThreadLimit.half(proc)).isEqualTo(2_000);
    }

    @Test
    void servicesOfOneFamilyStayBelowItTogether() {
        var sizes = List.of(100, 10_000, 100_000);
        assertThat(SnapshotBenchmark.bearable(sizes, 1_000_000)).isEqualTo(sizes);
        assertThat(SnapshotBenchmark.bearable(sizes, 10_100)).containsExactly(100, 10_000);
        assertThat(SnapshotBenchmark.bearable(sizes, 50)).containsExactly(100);
    }

    private void limit(String file, long value) throws IOException {
        Files.createDirectories(proc.resolve(file).getParent());
        Files.writeString(proc.resolve(file), value + "\n");
    }
}
