package dev.flamelab.capture;

import static dev.flamelab.capture.TestFlightLog.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flamelab.pprof.Profile;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The recording behind what waits, lives and was started goes on whatever happens to it, and tells what is missing. */
class FlightLogTest {
    private static final String MISSING =
            "Another program stopped the JVM's recording: what happened until it went on is missing.";

    @AutoClose
    private final TestFlightLog test = TestFlightLog.begun();

    @Test
    void threadsAreAsManyAsTheJvmCounts() throws Exception {
        for (int i = 0; i < 30; i++) {
            startOne();
        }
        for (int i = 0; i < 10; i++) {
            startAnother();
        }
        Profile profile = test.threadcreate();
        assertThat(sum(profile, 0, FlightLogTest.class, "startOne")).isEqualTo(30);
        assertThat(sum(profile, 0, FlightLogTest.class, "startAnother")).isEqualTo(10);
        assertThat(profile.samples().stream()
                        .mapToLong(sample -> sample.value(0))
                        .sum())
                .isEqualTo(ManagementFactory.getThreadMXBean().getTotalStartedThreadCount());
    }

    @Test
    void requestsThatComeTogetherShareACut() throws Exception {
        List<CompletableFuture<Profile>> asked = new ArrayList<>();
        long before = TestFlightLog.recordings();
        for (int i = 0; i < 100; i++) {
            asked.add(i % 2 == 0 ? test.log().block() : test.log().mutex());
        }
        for (CompletableFuture<Profile> each : asked) {
            Captures.result(each);
        }
        assertThat(TestFlightLog.recordings() - before).isLessThan(20);
        assertThat(test.log().counts()).containsKeys("block", "mutex", "threadcreate");
    }

    @Test
    void oneThatSomebodyStopsGoesOnAndSaysSo() throws Exception {
        Waiter.park(5);
        FlightRecorder.getFlightRecorder().getRecordings().forEach(Recording::stop);
        Captures.await(() -> FlightRecorder.getFlightRecorder().getRecordings().stream()
                .anyMatch(recording -> recording.getState() == RecordingState.RUNNING));
        test.block();
        Waiter.park(5);
        Profile profile = test.block();
        assertThat(sum(profile, 0, Waiter.class, "park")).isEqualTo(10);
        assertThat(profile.comments()).contains(MISSING);
    }

    @Test
    void oneThatSomebodyThrowsAwayGoesOnAndSaysSo() throws Exception {
        Waiter.park(5);
        test.block();
        // As jcmd JFR.stop does.
        FlightRecorder.getFlightRecorder().getRecordings().forEach(Recording::close);
        test.block();
        Waiter.park(5);
        Profile profile = test.block();
        assertThat(sum(profile, 0, Waiter.class, "park")).isEqualTo(10);
        assertThat(profile.comments()).contains(MISSING);
    }

    @Test
    void withoutRoomNothingIsRecorded() throws Exception {
        try (TestFlightLog crowded = new TestFlightLog(512, Long.MAX_VALUE / 8)) {
            for (CompletableFuture<?> asked : List.of(
                    crowded.log().block(),
                    crowded.log().inUse(false),
                    crowded.log().trace(Duration.ofMillis(30)))) {
                assertThatThrownBy(() -> Captures.result(asked))
                        .cause()
                        .isInstanceOf(CaptureRefused.class)
                        .hasMessageContaining("MiB free in ")
                        .hasMessageEndingWith(": make room");
            }
            assertThat(crowded.log().shortcoming()).endsWith(": make room");
        }
    }

    @Test
    void whereStacksAreCutIsSaid() throws Exception {
        try (TestFlightLog shallow = new TestFlightLog(3, TestFlightLog.CHUNK_BYTES)) {
            shallow.block();
            Waiter.park(1);
            List<Object> kept = new ArrayList<>();
            for (int i = 0; i < 4_000; i++) {
                kept.add(new byte[16 << 10]);
            }
            String remark = "Stacks are cut at 3 frames; callers beyond stand as [truncated].";
            assertThat(shallow.block().comments()).contains(remark);
            assertThat(Captures.result(shallow.log().inUse(true)).get().remarks())
                    .contains(remark);
            assertThat(kept).hasSize(4_000);
        }
    }

    private static void startOne() throws InterruptedException {
        start();
    }

    private static void startAnother() throws InterruptedException {
        start();
    }

    private static void start() throws InterruptedException {
        var thread = new Thread(() -> {});
        thread.start();
        thread.join();
    }
}
