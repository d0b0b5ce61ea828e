package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Profiles as they arrive over HTTP, of a program of which it is known what they must say. */
@TestMethodOrder(MethodOrderer.Random.class)
@Tag("alone")
class KnownProgramTest {
    private static final int ENOUGH = 250;

    @TempDir
    private static Path tmp;

    private static ChildJvm program;

    @BeforeAll
    static void start() throws IOException {
        program = ChildJvm.start(
                KnownProgram.class,
                tmp,
                "-Xmx1g",
                "-XX:+UseG1GC",
                // The JVM watches one object for each buffer that threads allocate from: more of them, and all of them
                // kept, so that chance takes less than the points that are allowed for.
                "-XX:TLABSize=128k",
                "-XX:-ResizeTLAB",
                "-XX:TLABRefillWasteFraction=8",
                "-XX:FlightRecorderOptions=old-object-queue-size=8192");
        program.tell("park");
    }

    @AfterAll
    static void end() throws IOException {
        program.close();
    }

    /** As many windows as it takes for the numbers to mean something on a machine that has other things to do. */
    @Test
    void cpuAndWallTimeAreWhereTheyWereSpent() throws Exception {
        program.tell("burn");
        double[] cpu = new double[2];
        double[] clock = new double[2];
        long samples = 0;
        while (samples < ENOUGH) {
            var wall = CompletableFuture.supplyAsync(() -> program.get("wall?seconds=3"));
            RawProfile profile = RawProfile.valid(
                    Served.PROFILE, program.get("profile?seconds=3").body());
            add(cpu, profile, "cpu");
            samples += profile.sum("samples", in("burnMuch", "burnLittle"));
            assertThat(profile.sum("cpu", in("parked"))).isZero();
            RawProfile all = RawProfile.valid(Served.WALL, wall.join().body());
            add(clock, all, "wall");
            double window = all.message().getDurationNanos();
            double parked = 100 * all.sum("wall", in("parked")) / window / KnownProgram.PARKED;
            assertThat(parked)
                    .as("percent of the time that the threads were parked")
                    .isCloseTo(100, within(5.0));
        }
        program.tell("rest");
        assertThat(100 * cpu[0] / (cpu[0] + cpu[1])).isCloseTo(75, within(5.0));
        assertThat(100 * clock[0] / (clock[0] + clock[1])).isCloseTo(75, within(5.0));
    }

    private static void add(double[] sums, RawProfile profile, String type) {
        sums[0] += profile.sum(type, in("burnMuch"));
        sums[1] += profile.sum(type, in("burnLittle"));
    }

    @Test
    void allocationsAreWhatTheJvmCounts() throws Exception {
        RawProfile before = get(Served.ALLOCS);
        long counted = program.tellNumber("allocated");
        program.tell("allocate");
        counted = program.tellNumber("allocated") - counted;
        RawProfile after = get(Served.ALLOCS);
        assertThat(share(after, "alloc_space", "allocateMuch", "allocateLittle"))
                .isCloseTo(75, within(5.0));
        assertThat(share(after, "alloc_objects", "allocateMuch", "allocateLittle"))
                .isCloseTo(50, within(5.0));
        double profiled = after.sum("alloc_space") - before.sum("alloc_space");
        assertThat(profiled).isCloseTo(counted, within(0.05 * counted));
    }

    @Test
    void heapIsWhatIsKeptAndNotWhatIsChurned() throws Exception {
        program.tell("leak");
        RawProfile heap = RawProfile.valid(Served.HEAP, program.get("heap?gc=1").body());
        double used = program.tellNumber("used");
        assertThat(share(heap, "inuse_space", "leakMuch", "leakLittle")).isCloseTo(75, within(5.0));
        assertThat(heap.sum("inuse_space")).isCloseTo(Math.round(used), within(Math.round(0.05 * used)));
        double inuse = heap.sum("inuse_space");
        assertThat(heap.sum("inuse_space", in("churn")) / inuse).isLessThan(0.05);
        assertThat(heap.sum("alloc_space", in("churn"))).isGreaterThan(heap.sum("alloc_space", in("leakMuch")));
    }

    @Test
    void waitsForLocksAreWhatTheEventsSay() throws Exception {
        String[] events = program.tell("wait").split(" ");
        double nanos = Double.parseDouble(events[0]);
        long count = Long.parseLong(events[1]);
        RawProfile block = get(Served.BLOCK);
        assertThat((double) block.sum("delay", in("waitMuch", "waitLittle"))).isCloseTo(nanos, within(0.02 * nanos));
        assertThat(block.sum("contentions", in("waitMuch", "waitLittle"))).isEqualTo(count);
        for (RawProfile profile : new RawProfile[] {block, get(Served.MUTEX)}) {
            assertThat(share(profile, "delay", "waitMuch", "waitLittle")).isCloseTo(75, within(5.0));
        }
        assertThat(block.sum("contentions", in("handOver"))).isPositive();
        assertThat(get(Served.MUTEX).sum("contentions", in("handOver"))).isZero();
    }

    @Test
    void threadsAreCountedExactly() throws Exception {
        RawProfile goroutine;
        long threads;
        // Threads of the JVM's own come and go, so it is asked before and after.
        do {
            threads = program.tellNumber("threads");
            goroutine = get(Served.GOROUTINE);
        } while (program.tellNumber("threads") != threads);
        assertThat(goroutine.sumOfOthers("goroutine")).isEqualTo(threads);
        assertThat(goroutine.sum("goroutine", in("parked"))).isEqualTo(KnownProgram.PARKED);
    }

    @Test
    void threadsAreCreatedWhereTheyWereStarted() throws Exception {
        program.tell("create");
        RawProfile created = get(Served.THREADCREATE);
        assertThat(created.sum("threadcreate", in("createMuch"))).isEqualTo(30);
        assertThat(created.sum("threadcreate", in("createLittle"))).isEqualTo(10);
    }

    private static RawProfile get(Served kind) throws IOException {
        return RawProfile.valid(kind, program.get(kind.path()).body());
    }

    /** What the one method has of both, in percent. */
    private static double share(RawProfile profile, String type, String one, String other) {
        double much = profile.sum(type, in(one));
        return 100 * much / (much + profile.sum(type, in(other)));
    }

    private static Predicate<String> in(String... methods) {
        return function -> Stream.of(KnownProgram.class, KnownWaits.class)
                .flatMap(part -> Stream.of(methods).map(method -> part.getName() + "." + method))
                .anyMatch(function::equals);
    }
}
