package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.endpoint.Http.Response;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.Sample;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Snapshots, what changes between two of them, and the names of what their texts show. */
class SnapshotTest {
    private static final String DELTA = "/debug/pprof/goroutine?seconds=";
    private static TestEndpoint endpoint;

    @BeforeAll
    static void open() {
        endpoint = TestEndpoint.open(PprofOptions.loopback(0).service("test").openCaptures(1));
    }

    @AfterAll
    static void close() {
        endpoint.close();
    }

    @Test
    void deltaHasWhatCameAndWhatWent() throws Exception {
        var leave = new CountDownLatch(1);
        var arrive = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        Thread leaving = start(() -> leaves(leave));
        Thread staying = start(() -> stays(end));
        Socket caller = begin(3);
        Thread coming = null;
        try {
            // Snapshots of threads are taken in turn: when this one is there, so is the first of the delta.
            get("/debug/pprof/goroutine");
            leave.countDown();
            leaving.join();
            coming = start(() -> comes(end));
            Profile delta =
                    ProfileReader.read(Http.read(caller.getInputStream()).body());
            assertThat(delta.durationNanos())
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(3).toNanos());
            assertThat(count(delta, "leaves")).isEqualTo(-1);
            assertThat(count(delta, "stays")).isZero();
            assertThat(count(delta, "comes")).isEqualTo(1);
        } finally {
            end.countDown();
            leave.countDown();
            caller.close();
            staying.join();
            if (coming != null) {
                coming.join();
            }
        }
    }

    @Test
    void deltasBeyondTheLimitAreRefusedUntilOneIsGivenUp() throws Exception {
        Socket first = begin(200);
        Response second = awaitRefusal();
        assertThat(second.text()).isEqualTo("1 deltas are open, as many as the limit allows\n");
        assertThat(Integer.parseInt(second.header("Retry-After"))).isBetween(1, 201);
        assertThat(second.header("X-Go-Pprof")).isEqualTo("1");
        // Snapshots that nobody waits for are not limited.
        assertThat(get("/debug/pprof/goroutine").status()).isEqualTo(200);
        first.close();
        await(response -> response.status() == 200);
    }

    @Test
    void snapshotHasNoDuration() throws Exception {
        Response response = get("/debug/pprof/goroutine");
        assertThat(response.header("Content-Disposition")).isEqualTo("attachment; filename=\"goroutine\"");
        Profile profile = ProfileReader.read(response.body());
        assertThat(profile.durationNanos()).isZero();
        assertThat(profile.timeNanos()).isPositive();
    }

    @Test
    void gcCollectsGarbageFirst() throws Exception {
        long before = collections();
        assertThat(get("/debug/pprof/heap?gc=1").status()).isEqualTo(200);
        assertThat(collections()).isGreaterThan(before);
    }

    @Test
    void symbolNamesWhatATextHasShown() throws Exception {
        var end = new CountDownLatch(1);
        Thread staying = start(() -> stays(end));
        try {
            String frame = get("/debug/pprof/goroutine?debug=1")
                    .text()
                    .lines()
                    .filter(line -> line.contains("SnapshotTest.stays+"))
                    .findFirst()
                    .orElseThrow();
            String address = frame.split("\t")[1];
            String named = "num_symbols: 1\n" + address + " dev.flamelab.endpoint.SnapshotTest.stays\n";
            assertThat(get("/debug/pprof/symbol?" + address).text()).isEqualTo(named);
            assertThat(get("/debug/pprof/symbol?0x2+junk+" + address + "+0x4").text())
                    .isEqualTo(named);
            assertThat(get("/debug/pprof/symbol?" + Long.decode(address)).text())
                    .isEqualTo(named);
            assertThat(Http.post(endpoint.port(), "/debug/pprof/symbol?0x2", address)
                            .text())
                    .isEqualTo(named);
            assertThat(postedAsBytes(address).text()).isEqualTo(named);
        } finally {
            end.countDown();
            staying.join();
        }
    }

    @Test
    void symbolTakesManyAddressesAndNoneThatIsTooLong() throws Exception {
        assertThat(postedAsBytes("0x10+".repeat(200_000)).text()).startsWith("num_symbols: 1\n");
        assertThat(postedAsBytes("1".repeat(5_000)).text()).contains("\nreading request: ");
        assertThat(postedAsBytes("1".repeat(17 << 20)).status()).isEqualTo(400);
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private static Response postedAsBytes(String body) throws IOException {
        return Http.sendBare(
                endpoint.port(),
                "POST /debug/pprof/symbol HTTP/1.1",
                List.of(
                        "Host: localhost",
                        "Content-Type: application/octet-stream",
                        "Content-Length: " + body.length()),
                body);
    }

    /** A delta that is surely under way: who asks next is refused because of it. */
    private static Socket begin(int seconds) throws IOException {
        while (true) {
            await(response -> response.status() == 200);
            Socket caller =
                    Http.open(endpoint.port(), "GET " + DELTA + seconds + " HTTP/1.1", List.of("Host: localhost"), "");
            if (get(DELTA + 1).status() == 429) {
                return caller;
            }
            // Whoever asked next came first.
            caller.close();
        }
    }

    private static Response awaitRefusal() throws IOException {
        return await(response -> response.status() == 429);
    }

    private static Response await(Predicate<Response> condition) throws IOException {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        Response response = get(DELTA + 1);
        while (!condition.test(response)) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
            response = get(DELTA + 1);
        }
        return response;
    }

    private static long count(Profile profile, String method) {
        return profile.samples().stream()
                .filter(sample -> isAt(sample, "dev.flamelab.endpoint.SnapshotTest." + method))
                .mapToLong(sample -> sample.value(0))
                .sum();
    }

    private static boolean isAt(Sample sample, String function) {
        return sample.stack().stream()
                .flatMap(place -> place.lines().stream())
                .anyMatch(line -> line.function().name().equals(function));
    }

    private static Thread start(Runnable work) {
        var thread = new Thread(work);
        thread.start();
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
        return thread;
    }

    private static void leaves(CountDownLatch latch) {
        until(latch);
    }

    private static void stays(CountDownLatch latch) {
        until(latch);
    }

    private static void comes(CountDownLatch latch) {
        until(latch);
    }

    private static void until(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Response get(String path) throws IOException {
        return Http.send(endpoint.port(), "GET", path);
    }
}
