package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.capture.CaptureRefused.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import jdk.jfr.FlightRecorder;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @AutoClose
    private final TestFlightLog test = new TestFlightLog();

    @Test
    void traceHoldsWhatAReaderNeeds() throws Exception {
        CompletableFuture<Path> asked = test.log().trace(Duration.ofSeconds(1));
        Captures.await(() -> running() == 1);
        Waiter.park(10);
        new Thread(() -> {}).start();
        Burner.burn(Duration.ofMillis(300));
        Path file = Captures.result(asked);
        try {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            List<RecordedEvent> events = RecordingFile.readAllEvents(file);
            Set<String> types =
                    events.stream().map(event -> event.getEventType().getName()).collect(Collectors.toSet());
            assertThat(types).contains("jdk.ThreadPark", "jdk.ExecutionSample", "jdk.ThreadStart", "jdk.ActiveSetting");
            assertThat(types).as("what may hold secrets").doesNotContainAnyElementsOf(TraceSettings.PRIVATE);
            assertThat(events.stream().filter(TraceTest::isPark)).hasSize(10);
        } finally {
            Files.delete(file);
        }
    }

    private static boolean isPark(RecordedEvent event) {
        return event.getEventType().getName().equals("jdk.ThreadPark")
                && event.getStackTrace().getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getType().getName().equals(Waiter.class.getName()));
    }

    @Test
    void windowsMayOverlap() throws Exception {
        CompletableFuture<Path> one = test.log().trace(Duration.ofSeconds(3));
        CompletableFuture<Path> other = test.log().trace(Duration.ofSeconds(2));
        Captures.await(() -> running() == 2);
        Waiter.park(1);
        for (CompletableFuture<Path> each : List.of(one, other)) {
            Path file = Captures.result(each);
            assertThat(RecordingFile.readAllEvents(file).stream().filter(TraceTest::isPark))
                    .hasSize(1);
            Files.delete(file);
        }
    }

    @Test
    void tracingLeavesTheOtherKindsAsTheyAre() throws Exception {
        test.block();
        CompletableFuture<Path> trace = test.log().trace(LONG);
        Captures.await(() -> running() == 1);
        Waiter.park(500);
        assertThat(TestFlightLog.sum(test.block(), 0, Waiter.class, "park")).isEqualTo(500);
        trace.cancel(true);
        Captures.await(() -> running() == 0);
        Waiter.park(500);
        assertThat(TestFlightLog.sum(test.block(), 0, Waiter.class, "park")).isEqualTo(1000);
    }

    @Test
    void cancellingEndsItAtOnceAndLeavesNothing() throws Exception {
        CompletableFuture<Path> trace = test.log().trace(LONG);
        Captures.await(() -> running() == 1);
        trace.cancel(true);
        Captures.await(() -> running() == 0);
        assertThat(trace).isCancelled();
        assertThat(recordings()).isEmpty();
    }

    @Test
    void closingRefusesIt() throws Exception {
        CompletableFuture<Path> trace = test.log().trace(LONG);
        Captures.await(() -> running() == 1);
        Captures.result(test.log().close());
        assertThat(refusal(trace).getMessage()).isEqualTo("the profiler endpoint is closed");
        assertThat(refusal(test.log().trace(LONG)).getMessage()).isEqualTo("the profiler endpoint is closed");
        assertThat(running()).isZero();
    }

    @Test
    void oneThatGrowsTooLargeIsRefusedWithTheLimit() throws Exception {
        try (TestFlightLog small = new TestFlightLog(512, 10_000)) {
            CompletableFuture<Path> trace = small.log().trace(Duration.ofMillis(500));
            assertThat(refusal(trace).reason()).isEqualTo(Reason.FAILED);
            assertThat(refusal(trace).getMessage())
                    .contains("more than the limit of 160000 bytes")
                    .contains("take a shorter one");
            assertThat(recordings()).isEmpty();
        }
    }

    private static CaptureRefused refusal(CompletableFuture<Path> trace) throws Exception {
        try {
            Captures.result(trace);
        } catch (ExecutionException e) {
            return (CaptureRefused) e.getCause();
        } catch (CancellationException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("The trace was not refused");
    }

    private static long running() {
        return FlightRecorder.getFlightRecorder().getRecordings().stream()
                .filter(recording -> recording.getName().equals("flamelab-trace"))
                .filter(recording -> recording.getState() == RecordingState.RUNNING)
                .count();
    }

    private List<Path> recordings() throws Exception {
        try (var files = Files.list(test.scratch().get().directory())) {
            return files.filter(file -> file.toString().endsWith(".jfr")).toList();
        }
    }
}
