package dev.flamelab.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** How many cores' worth of time a container may use, as its control group says. */
final class CpuQuota {
    private static final Path FILE_SYSTEM = Path.of("/");

    private CpuQuota() {}

    static OptionalDouble read() {
        return read(FILE_SYSTEM);
    }

    /** @param root the file system's root, or a folder made like one */
    static OptionalDouble read(Path root) {
        var own = ownGroup(root);
        var groups = root.resolve("sys/fs/cgroup");
        // The limit may lie on the group itself or on one above it; the tightest holds.
        double tightest = Double.POSITIVE_INFINITY;
        for (var group = Path.of(own.isEmpty() ? "" : own); group != null; group = group.getParent()) {
            tightest = Math.min(tightest, version2(groups.resolve(group).resolve("cpu.max")));
            tightest = Math.min(tightest, version1(groups.resolve("cpu").resolve(group)));
        }
        tightest = Math.min(tightest, version2(groups.resolve("cpu.max")));
        tightest = Math.min(tightest, version1(groups.resolve("cpu")));
        return Double.isInfinite(tightest) ? OptionalDouble.empty() : OptionalDouble.of(tightest);
    }

    private static String ownGroup(Path root) {
        for (String line : content(root.resolve("proc/self/cgroup")).split("\n")) {
            var parts = line.split(":", 3);
            if (parts.length == 3 && (parts[1].isEmpty() || (parts[1] + ",").contains("cpu,"))) {
                return parts[2].replaceAll("^/+", "");
            }
        }
        return "";
    }

    /** Such as "150000 100000", or "max 100000" for no limit. */
    private static double version2(Path file) {
        var parts = content(file).split(" ");
        return parts.length == 2 ? cores(parts[0], parts[1]) : Double.POSITIVE_INFINITY;
    }

    private static double version1(Path group) {
        return cores(content(group.resolve("cpu.cfs_quota_us")), content(group.resolve("cpu.cfs_period_us")));
    }

    /** The quota is -1 or "max" when there is none. */
    private static double cores(String quota, String period) {
        if (!quota.matches("[0-9]{1,18}") || !period.matches("[1-9][0-9]{0,17}")) return Double.POSITIVE_INFINITY;
        return (double) Long.parseLong(quota) / Long.parseLong(period);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
