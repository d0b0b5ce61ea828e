package dev.flamelab.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How many threads may be started on this machine without taking them from others. */
final class ThreadLimit {
    /** Where the machine does not tell: what every one bears. */
    private static final int MODEST = 2_000;

    /** A thread's stack and its guard pages. */
    private static final int MAPS_PER_THREAD = 3;

    private ThreadLimit() {}

    /** Half of what is allowed. */
    static int half(Path proc) {
        try {
            long least = Long.MAX_VALUE;
            for (var file : List.of("sys/kernel/pid_max", "sys/kernel/threads-max", "sys/vm/max_map_count")) {
                long limit = limit(proc.resolve(file));
                least = Math.min(least, file.endsWith("map_count") ? limit / MAPS_PER_THREAD : limit);
            }
            return (int) Math.min(Integer.MAX_VALUE, least / 2);
        } catch (IOException | NumberFormatException e) {
            return MODEST;
        }
    }

    private static long limit(Path file) throws IOException {
        // All in one go: of such a file only its beginning can be read.
        try (var lines = Files.newBufferedReader(file)) {
            return Long.parseLong(lines.readLine());
        }
    }
}
