package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ValueType;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadDumpsTest {
    private final ThreadDumps dumps = new ThreadDumps(new Frames("test"), 512);

    @AfterEach
    void close() {
        dumps.close();
    }

    @Test
    void threadsAreCountedWhileTheyAreThere() throws Exception {
        try (var waiters = Waiters.platform(150)) {
            assertThat(Waiters.in(profile())).isEqualTo(waiters.count());
            assertThat(Waiters.in(profile())).isEqualTo(waiters.count());
        }
        assertThat(Waiters.in(profile())).isZero();
    }

    @Test
    void virtualThreadsAreCountedWhileTheyAreThere() throws Exception {
        VirtualThread.assumeThereAre();
        try (var waiters = Waiters.virtual(2000)) {
            Captures.await(() -> Waiters.in(profile()) == waiters.count());
        }
        assertThat(Waiters.in(profile())).isZero();
    }

    @Test
    void totalIsTheJvmsOwnCount() {
        Captures.await(() -> {
            int before = ManagementFactory.getThreadMXBean().getThreadCount();
            return total(profile()) == before;
        });
    }

    @Test
    void totalWithVirtualThreadsIsTheJvmsOwnCountAndThose() throws Exception {
        VirtualThread.assumeThereAre();
        try (var waiters = Waiters.virtual(500)) {
            Captures.await(() ->
                    total(profile()) == ManagementFactory.getThreadMXBean().getThreadCount() + waiters.count());
        }
    }

    @Test
    void ownThreadsAreMarkedAndNoOthers() throws Exception {
        try (var waiters = Waiters.platform(1)) {
            Profile profile = profile();
            assertThat(Waiters.in(profile)).isEqualTo(waiters.count());
            assertThat(labels(profile, Waiters.class, "waitHere")).isEmpty();
            assertThat(labels(profile, ThreadDumps.class, "takeProfile"))
                    .containsExactly(Label.text("profiler", "flamelab"));
        }
    }

    @Test
    void moreVirtualThreadsThanTheLimitAreSaidAndNotShown() throws Exception {
        VirtualThread.assumeThereAre();
        var few = new ThreadDumps(new Frames("test"), 512, 100);
        try (var waiters = Waiters.virtual(500)) {
            assertThat(waiters.count()).isEqualTo(500);
            Profile profile = few.profile().join();
            assertThat(Waiters.in(profile)).isBetween(50L, 100L);
            String remark = "There are more than 100 virtual threads: the others are not shown.";
            assertThat(profile.comments()).containsExactly(remark);
            assertThat(few.text().join()).endsWith("\n\n" + remark + "\n");
            // The JVM's dump has ended with it, and the thread that wrote it goes on with the next.
            assertThat(Waiters.in(few.profile().join())).isBetween(50L, 100L);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().equals("flamelab-dump"))
                    .hasSize(1);
        } finally {
            few.close();
        }
    }

    @ParameterizedTest(name = "after {0} threads")
    @ValueSource(ints = {10, 1000})
    void dumpThatNobodyWaitsForEndsAtTheNextThread(int threads) throws Exception {
        if (threads > 500) {
            VirtualThread.assumeThereAre();
        }
        try (var platform = Waiters.platform(150);
                var more = threads > 500 ? Waiters.virtual(2000) : Waiters.platform(1)) {
            assertThat(platform.count() + more.count()).isGreaterThan(threads);
            var asked = new AtomicInteger();
            assertThatThrownBy(() -> dumps.takeProfile(() -> asked.incrementAndGet() <= threads))
                    .isInstanceOf(CancellationException.class);
            assertThat(asked).hasValueLessThanOrEqualTo(threads + 3);
        }
    }

    @Test
    void dumpIsReadFromAFileWhereThereIsNoPipe() throws Exception {
        VirtualThread.assumeThereAre();
        List<LiveThread> threads = new ArrayList<>();
        try (var waiters = Waiters.virtual(100)) {
            JvmDump.readFile(threads::add);
            assertThat(threads).filteredOn(LiveThread::beginsAsVirtual).hasSizeGreaterThanOrEqualTo(waiters.count());
        }
        assertThat(Captures.recordings()).isEmpty();
    }

    @Test
    void stackThatIsTooDeepIsCutAtItsCallers() throws Exception {
        var shallow = new ThreadDumps(new Frames("test"), 3);
        try (var waiters = Waiters.platform(2)) {
            Profile profile = shallow.profile().join();
            assertThat(waiters.count()).isEqualTo(2);
            assertThat(profile.samples())
                    .filteredOn(sample -> sample.value(0) == 2)
                    .map(Waiters::names)
                    .anySatisfy(names -> assertThat(names)
                            .hasSize(4)
                            .startsWith("jdk.internal.misc.Unsafe.park")
                            .endsWith("[truncated]"));
            assertThat(profile.comments())
                    .containsExactly("Stacks are cut at 3 frames; callers beyond stand as [truncated].");
        } finally {
            shallow.close();
        }
    }

    @Test
    void closedOneRefusesAndLeavesNoThread() {
        profile();
        dumps.close();
        assertThatThrownBy(this::profile).hasCauseInstanceOf(CaptureRefused.class);
        awaitEnd("flamelab-threads");
        awaitEnd("flamelab-dump");
    }

    @Test
    void equalStacksOfAnApplicationAreCounted() {
        StackTraceElement[] one = new Throwable().getStackTrace();
        StackTraceElement[] other = new Throwable().getStackTrace();
        Profile profile = dumps.count("example.com/files", List.of(one, one, other, new StackTraceElement[0]));
        ValueType type = new ValueType("example.com/files", "count");
        assertThat(profile.sampleTypes()).containsExactly(type);
        assertThat(profile.periodType()).isEqualTo(type);
        assertThat(profile.period()).isEqualTo(1);
        assertThat(profile.samples()).map(sample -> sample.value(0)).containsExactlyInAnyOrder(2L, 1L, 1L);
        assertThat(profile.samples().get(0).stack()).hasSize(one.length);
        assertThat(profile.samples()).map(Waiters::names).contains(List.of("[no Java frames]"));
    }

    /** A thread that has done its work may take a moment to go. */
    private static void awaitEnd(String name) {
        Captures.await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals(name)));
    }

    private Profile profile() {
        return dumps.profile().join();
    }

    private static List<Label> labels(Profile profile, Class<?> type, String method) {
        return profile.samples().stream()
                .filter(sample -> Waiters.names(sample).contains(type.getName() + "." + method))
                .flatMap(sample -> sample.labels().stream())
                .toList();
    }

    private static long total(Profile profile) {
        return profile.samples().stream().mapToLong(sample -> sample.value(0)).sum();
    }
}
