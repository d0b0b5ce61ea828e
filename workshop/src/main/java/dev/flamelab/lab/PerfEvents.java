package dev.flamelab.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether this kernel lets a profiler see into it, and what that means. */
final class PerfEvents {
    private static final String NAME = "kernel";

    private PerfEvents() {}

    static Finding look(Path settings) {
        String paranoid = content(settings.resolve("perf_event_paranoid"));
        String pointers = content(settings.resolve("kptr_restrict"));
        if (paranoid.isEmpty()) {
            return Finding.note(
                    NAME, "no perf events here. Kernel frames: no; async-profiler uses its timer engine instead", "");
        }
        String read = "perf_event_paranoid=" + paranoid + ", kptr_restrict=" + (pointers.isEmpty() ? "?" : pointers);
        boolean mayCount = paranoid.matches("-[0-9]+|0|1");
        if (!mayCount) {
            return Finding.note(
                    NAME,
                    read + ". Kernel frames: no; async-profiler uses its timer engine instead",
                    "fine for this course; to see them, once: sudo sysctl kernel.perf_event_paranoid=1 kernel.kptr_restrict=0");
        }
        return pointers.equals("0")
                ? Finding.ok(NAME, read + ". Kernel frames: yes")
                : Finding.note(
                        NAME,
                        read + ". Kernel frames: yes, but only root sees their names",
                        "fine for this course; to see them, once: sudo sysctl kernel.kptr_restrict=0");
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
