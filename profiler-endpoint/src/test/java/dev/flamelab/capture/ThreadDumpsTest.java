package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
    void ownThreadsAreMarked() {
        assertThat(profile().samples())
                .filteredOn(sample -> sample.labels().contains(Label.text("profiler", "flamelab")))
                .flatExtracting(Sample::stack)
                .isNotEmpty();
    }

    private Profile profile() {
        return dumps.profile().join();
    }

    private static long total(Profile profile) {
        return profile.samples().stream().mapToLong(sample -> sample.value(0)).sum();
    }
}
