package dev.flamelab.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a profiler sees what the kernel does here, by what one has seen; the settings only give the cure. */
final class PerfEvents {
    private static final String NAME = "kernel";
    private static final String FINE = "fine for this course; to see them, ";

    private PerfEvents() {}

    /** @param seen by the profiler; empty when it could not be tried */
    static Finding look(Optional<ProfilerProbe.Seen> seen, Path settings) {
        if (seen.isEmpty()) return Finding.note(NAME, "not known while the profiler does not work", "");
        String engine = "the profiler's engine is " + seen.get().engine();
        String paranoid = content(settings.resolve("perf_event_paranoid"));
        String pointers = content(settings.resolve("kptr_restrict"));
        if (!paranoid.isEmpty()) engine += " (perf_event_paranoid=" + paranoid + ", kptr_restrict=" + pointers + ")";
        if (seen.get().kernelFrames()) return Finding.ok(NAME, engine + ". Kernel frames: yes");
        return Finding.note(NAME, engine + ". Kernel frames: no", cure(paranoid, pointers));
    }

    private static String cure(String paranoid, String pointers) {
        if (paranoid.isEmpty()) return ""; // another system than Linux: there is none
        return paranoid.matches("-[0-9]+|0|1") && pointers.equals("0")
                ? FINE + "allow perf_event_open in this container: --cap-add PERFMON --security-opt seccomp=unconfined"
                : FINE + "once: sudo sysctl kernel.perf_event_paranoid=1 kernel.kptr_restrict=0";
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
