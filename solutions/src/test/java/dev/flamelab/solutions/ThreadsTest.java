package dev.flamelab.solutions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.Sample;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ThreadsTest {
    private static final String ANCHOR = "dev.flamelab.demo.notify.Courier.run";
    private static final int REQUESTS = 50;

    @Test
    void theCureAnswersAsBeforeWithAFewThreadsForAllRequests() throws Exception {
        try (var shipped = new Service("solutions-threads-shipped.jar");
                var cured = new Service("solutions-threads.jar")) {
            for (String query : List.of(
                    "", "?to=Ann", "?to=A1&text=a", "?to=Ann&text=hello", "?to=Ann&text=" + "long".repeat(100))) {
                var before = shipped.get("/notify/" + query);
                var after = cured.get("/notify/" + query);

                assertThat(after.statusCode()).as(query).isEqualTo(before.statusCode());
                assertThat(after.body()).as(query).isEqualTo(before.body());
            }

            for (int i = 0; i < REQUESTS; i++) {
                String query = "/notify/?to=Ann&text=number+" + i;
                assertThat(cured.get(query).body()).isEqualTo(shipped.get(query).body());
            }

            assertThat(couriers(shipped)).as("couriers as shipped").isGreaterThanOrEqualTo(REQUESTS);
            assertThat(couriers(cured)).as("couriers with the cure").isBetween(1L, 4L);
        }
    }

    private static long couriers(Service service) throws IOException, InterruptedException {
        return ProfileReader.read(service.profile("goroutine")).samples().stream()
                .filter(ThreadsTest::isCourier)
                .mapToLong(sample -> sample.values()[0])
                .sum();
    }

    private static boolean isCourier(Sample sample) {
        return sample.stack().stream()
                .flatMap(location -> location.lines().stream())
                .anyMatch(line -> line.function().name().equals(ANCHOR));
    }
}
