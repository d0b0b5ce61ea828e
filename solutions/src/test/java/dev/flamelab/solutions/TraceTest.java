package dev.flamelab.solutions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TraceTest {
    /** The books are closed five seconds after the first order, which comes late where much else runs. */
    private static final int TRACE_SECONDS = 15;

    @TempDir
    private Path folder;

    @Test
    void theCureAnswersAsBeforeAndLeavesTheEventLoopAlone() throws Exception {
        try (var shipped = new Service("solutions-trace-shipped.jar");
                var cured = new Service("solutions-trace.jar")) {
            CompletableFuture<Path> before = trace(shipped, "shipped.jfr");
            CompletableFuture<Path> after = trace(cured, "cured.jfr");
            for (String request : List.of(
                    "/order/?item=lamp&quantity=3",
                    "/order/?item=table&quantity=10",
                    "/order/?item=chair",
                    "/order/?item=screw",
                    "/order/?item=lamp&quantity=0")) {
                var right = shipped.get(request);
                var given = cured.get(request);

                assertThat(given.statusCode()).as(request).isEqualTo(right.statusCode());
                assertThat(given.body()).as(request).isEqualTo(right.body());
            }

            assertThat(threadsThatClose(before.join())).allMatch(thread -> thread.startsWith("vert.x-eventloop-"));
            assertThat(threadsThatClose(after.join())).allMatch(thread -> thread.startsWith("demo-worker-"));
            assertThat(cured.get("/orders/").body())
                    .startsWith("{\"orders\":3,\"units\":14,\"cents\":202020,\"seal\":")
                    .isEqualTo(shipped.get("/orders/").body());
        }
    }

    private CompletableFuture<Path> trace(Service service, String name) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return Files.write(folder.resolve(name), service.profile("trace?seconds=" + TRACE_SECONDS));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static List<String> threadsThatClose(Path trace) throws IOException {
        List<String> threads = RecordingFile.readAllEvents(trace).stream()
                .filter(event -> event.getEventType().getName().equals("dev.flamelab.Region"))
                .filter(event -> "close the books".equals(event.getString("name")))
                .map(RecordedEvent::getThread)
                .map(thread -> thread.getJavaName())
                .toList();
        assertThat(threads).isNotEmpty();
        return threads;
    }
}
