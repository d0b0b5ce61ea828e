package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.OperatingSystemMXBean;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VirtualThreadProfileTest {
    private static final String BEGIN = "java.lang.VirtualThread.run";
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static volatile double sink;

    private TestSession test;
    private double used;

    @BeforeEach
    void open() throws Exception {
        VirtualThread.assumeThereAre();
        test = TestSession.open();
    }

    @AfterEach
    void close() {
        if (test != null) {
            test.close();
        }
    }

    @Test
    void cpuTimeIsTheVirtualThreadsFromItsBeginning() throws Exception {
        List<Sample> samples = during(VirtualThreadProfileTest::burn);
        assertThat(samples)
                .map(Waiters::names)
                .allSatisfy(stack -> assertThat(stack).containsOnlyOnce(BEGIN).endsWith(BEGIN));
    }

    @Test
    void callersBeforeTheLastWaitAreMarkedAsNotVisible() throws Exception {
        List<Sample> samples = during(() -> {
            Thread.yield();
            burn();
        });
        assertThat(samples).map(Waiters::names).allSatisfy(stack -> assertThat(stack)
                .containsOnlyOnce(BEGIN)
                .endsWith("[callers not visible]", BEGIN)
                .doesNotContain("cont_returnBarrier"));
    }

    /** What the virtual thread was seen at, which is all that this process did. */
    private List<Sample> during(Runnable task) throws Exception {
        Profile profile = test.during(() -> {
            long before = PROCESS.getProcessCpuTime();
            Thread thread = VirtualThread.start(task);
            Captures.await(() -> !thread.isAlive());
            used = PROCESS.getProcessCpuTime() - before;
        });
        List<Sample> burning = profile.samples().stream()
                .filter(sample -> Waiters.names(sample).contains(getClass().getName() + ".burn"))
                .toList();
        double seen = burning.stream().mapToLong(sample -> sample.value(1)).sum();
        assertThat(seen / used).isCloseTo(1, within(0.3));
        return burning;
    }

    /** A virtual thread has no clock of its CPU time. */
    private static void burn() {
        for (int rounds = 0; rounds < 30_000; rounds++) {
            double x = sink;
            for (int i = 0; i < 5_000; i++) {
                x += Math.sqrt(i + x);
            }
            sink = x;
        }
    }
}
