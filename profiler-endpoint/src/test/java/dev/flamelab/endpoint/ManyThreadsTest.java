package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More threads than a test should start in its own JVM. */
class ManyThreadsTest {
    private static final int PLATFORM = 10_000;
    private static final int VIRTUAL = 250_000;
    private static final int MOST_VIRTUAL = 200_000;

    @TempDir
    private Path tmp;

    @Test
    void everyOneOfTenThousandThreadsIsCounted() throws Exception {
        try (ChildJvm service = ChildJvm.start(Main.class, tmp, "-Xmx512m")) {
            assertThat(service.tellNumber("platform")).isEqualTo(PLATFORM);
            assertThat(counted(goroutine(service), "parkPlatform")).isEqualTo(PLATFORM);
            String text = service.get("goroutine?debug=2").text();
            assertThat(text.split("\ngoroutine \\d+ \\[park, thread \"many\"]:\n", -1))
                    .hasSize(PLATFORM + 1);
            assertThat(service.tellNumber("count")).isGreaterThan(PLATFORM);
        }
    }

    @Test
    void answerOnMoreVirtualThreadsThanTheLimitIsBounded() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "virtual threads came with JDK 21");
        try (ChildJvm service = ChildJvm.start(Main.class, tmp, "-Xmx1g")) {
            assertThat(service.tellNumber("virtual")).isEqualTo(VIRTUAL);
            Profile profile = goroutine(service);
            // Fewer on a machine that cannot look at so many in a few seconds.
            assertThat(counted(profile, "parkVirtual")).isPositive().isLessThanOrEqualTo(MOST_VIRTUAL);
            assertThat(profile.comments())
                    .singleElement()
                    .asString()
                    .matches("There are more than \\d+ virtual threads: the others are not shown\\.");
            String text = service.get("goroutine?debug=2").text();
            assertThat(text.length()).isLessThan(65 << 20);
            // Whichever limit is met first: that of the text, or that of the threads.
            assertThat(text.substring(text.length() - 100)).containsPattern("are (left out|not shown)\\.\n$");
        }
    }

    private static Profile goroutine(ChildJvm service) throws Exception {
        Http.Response response = service.get("goroutine");
        assertThat(response.status()).isEqualTo(200);
        return ProfileReader.read(response.body());
    }

    private static long counted(Profile profile, String method) {
        return profile.samples().stream()
                .filter(sample -> sample.stack().stream()
                        .anyMatch(
                                place -> place.lines().get(0).function().name().endsWith("." + method)))
                .mapToLong(sample -> sample.value(0))
                .sum();
    }

    static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws Exception {
            PprofEndpoint endpoint = TestEndpoint.await(PprofEndpoint.start(Vertx.vertx(), PprofOptions.loopback(0)));
            ChildJvm.obey(
                    endpoint.port(),
                    Map.of(
                            "platform", Main::startPlatform,
                            "virtual", Main::startVirtual,
                            "count", ManagementFactory.getThreadMXBean()::getThreadCount));
        }

        private static int startPlatform() throws InterruptedException {
            var begun = new CountDownLatch(PLATFORM);
            for (int i = 0; i < PLATFORM; i++) {
                var thread = new Thread(null, () -> parkPlatform(begun), "many", 1 << 16);
                thread.setDaemon(true);
                thread.start();
            }
            begun.await();
            return PLATFORM;
        }

        /** By its name, since this is compiled for JDK 17. */
        private static int startVirtual() throws Exception {
            var begun = new CountDownLatch(VIRTUAL);
            Runnable task = () -> parkVirtual(begun);
            Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
            for (int i = 0; i < VIRTUAL; i++) {
                start.invoke(null, task);
            }
            begun.await();
            return VIRTUAL;
        }

        private static void parkPlatform(CountDownLatch begun) {
            begun.countDown();
            while (true) {
                LockSupport.park();
            }
        }

        private static void parkVirtual(CountDownLatch begun) {
            begun.countDown();
            while (true) {
                LockSupport.park();
            }
        }
    }
}
