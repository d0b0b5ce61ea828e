package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.flamelab.capture.SamplingSession.Limits;
import dev.flamelab.pprof.Profile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whoever waits until a session has begun is counted from then on without a pause, however slowly it warms up. */
class BeginningTest {
    private static final long INTERVAL = 64 << 10;
    private static final long BYTES = 400L << 20;

    /** How the profiler was started and stopped. */
    private final List<String> turns = new CopyOnWriteArrayList<>();

    @Test
    void allIsCountedOnceItHasBegun() throws Exception {
        SamplingSession session = SamplingSession.open("test", new Limits(4, 512, 16 << 20, INTERVAL), this::observed);
        try {
            CompletableFuture<Profile> warm = session.warmUp();
            Captures.result(session.begun());
            int begun = turns.size();
            assertThat(turns).last().isEqualTo("start [ALLOC]");
            long before = Allocator.allocated();
            Allocator.mixed(BYTES);
            Captures.result(warm);
            Profile profile = Captures.result(session.allocs());
            assertThat(Allocator.bytes(profile, "mixed"))
                    .isCloseTo(Allocator.allocated() - before, withinPercentage(6));
            assertThat(turns).hasSize(begun);
            assertThat(profile.comments())
                    .anyMatch(comment -> comment.matches("Allocations are counted since the JVM had run for .* s.*"));
        } finally {
            session.close().toCompletableFuture().orTimeout(1, TimeUnit.MINUTES).join();
        }
    }

    @Test
    void pausesAreTold() throws Exception {
        try (TestSession test = TestSession.openWithAllocs(INTERVAL)) {
            test.end(test.begin());
            assertThat(Captures.result(test.session().allocs()).comments())
                    .anyMatch(comment -> comment.matches(".*, but for \\d+\\.\\d{3} s in \\d+ pauses: .*"));
        }
    }

    private Sampler observed(Scratch scratch, Limits limits) {
        Sampler real = Samplers.load(scratch, limits);
        return (Sampler) Proxy.newProxyInstance(
                Sampler.class.getClassLoader(), new Class<?>[] {Sampler.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "start" -> turns.add("start " + arguments[0]);
                        case "stop" -> turns.add("stop");
                        default -> {}
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
