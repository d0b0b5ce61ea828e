package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Answers stay right, and of a size, whatever the program does. */
@Tag("alone")
class BusyProgramTest {
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path tmp;

    @Test
    void gigabytesASecondAreCountedThroughManyChunks() throws Exception {
        try (ChildJvm program = ChildJvm.start(BusyProgram.class, tmp, "-Xmx512m", "-Dchunk=" + 4 * MEGABYTE)) {
            long counted = program.tellNumber("allocated");
            RawProfile before = snapshot(program, Served.ALLOCS);
            program.tell("churn");
            // A capture of something else would begin and end with a pause, which the profile tells.
            assertThat(program.get("allocs?seconds=2").status()).isEqualTo(200);
            long recorded = recordedBytes();
            program.tell("rest");
            counted = program.tellNumber("allocated") - counted;
            var allocs = program.get("allocs");
            double profiled =
                    RawProfile.valid(Served.ALLOCS, allocs.body()).sum("alloc_space") - before.sum("alloc_space");
            assertThat(profiled).isCloseTo(counted, within(0.05 * counted));
            program.tell("churn");
            var cpu = program.get("profile?seconds=1");
            program.tell("rest");
            RawProfile profile = RawProfile.valid(Served.PROFILE, cpu.body());
            assertThat(profile.sum("cpu", BusyProgramTest::isOurs)).isPositive();
            assertThat(profile.message().getDurationNanos()).isGreaterThanOrEqualTo(1_000_000_000L);
            assertThat(recorded).isLessThan(32L * MEGABYTE);
            assertThat(allocs.body().length).isLessThan(8 * MEGABYTE);
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void millionVirtualThreadsFreezeNothing() throws Exception {
        try (ChildJvm program = ChildJvm.start(BusyProgram.class, tmp, "-Xmx3g")) {
            program.tell("virtual");
            var goroutine = CompletableFuture.supplyAsync(() -> program.get("goroutine"));
            assertThat(program.get("cmdline").status()).isEqualTo(200);
            assertThat(goroutine.join().body().length).isLessThan(8 * MEGABYTE);
            RawProfile profile =
                    RawProfile.valid(Served.GOROUTINE, goroutine.join().body());
            assertThat(profile.sum("goroutine", name -> name.endsWith("BusyProgram.parked")))
                    .isPositive();
            assertThat(program.get("goroutine?debug=2").body().length).isBetween(1, 65 * MEGABYTE);
            RawProfile.valid(Served.PROFILE, program.get("profile?seconds=1").body());
        }
    }

    private static RawProfile snapshot(ChildJvm program, Served kind) throws IOException {
        return RawProfile.valid(kind, program.get(kind.path()).body());
    }

    private static boolean isOurs(String function) {
        return function.startsWith(BusyProgram.class.getName());
    }

    private long recordedBytes() throws IOException {
        try (Stream<Path> files = Files.walk(tmp)) {
            return files.filter(file -> file.toString().endsWith(".jfr"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
