package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuQuotaTest {
    @TempDir
    Path root;

    @Test
    void machineWithoutControlGroupsHasNone() {
        assertThat(CpuQuota.read(root)).isEmpty();
    }

    @Test
    void quotaOfVersionTwoIsRead() throws IOException {
        write("sys/fs/cgroup/cpu.max", "150000 100000");
        assertThat(CpuQuota.read(root)).hasValue(1.5);
    }

    @Test
    void maxMeansNone() throws IOException {
        write("sys/fs/cgroup/cpu.max", "max 100000");
        assertThat(CpuQuota.read(root)).isEmpty();
    }

    @Test
    void tightestOfTheGroupsAboveHolds() throws IOException {
        write("proc/self/cgroup", "0::/outer/inner");
        write("sys/fs/cgroup/outer/inner/cpu.max", "400000 100000");
        write("sys/fs/cgroup/outer/cpu.max", "50000 100000");
        assertThat(CpuQuota.read(root)).hasValue(0.5);
    }

    @Test
    void quotaOfVersionOneIsRead() throws IOException {
        write("proc/self/cgroup", "5:memory:/other\n4:cpu,cpuacct:/docker/abc");
        write("sys/fs/cgroup/cpu/docker/abc/cpu.cfs_quota_us", "200000");
        write("sys/fs/cgroup/cpu/docker/abc/cpu.cfs_period_us", "100000");
        assertThat(CpuQuota.read(root)).hasValue(2);
    }

    @Test
    void minusOneMeansNone() throws IOException {
        write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1");
        write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");
        assertThat(CpuQuota.read(root)).isEmpty();
    }

    @Test
    void nonsenseMeansNone() throws IOException {
        write("proc/self/cgroup", "nonsense");
        write("sys/fs/cgroup/cpu.max", "1 0 0");
        assertThat(CpuQuota.read(root)).isEmpty();
    }

    private void write(String file, String content) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content + "\n");
    }
}
