package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import java.nio.file.Path;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording that somebody else runs in the same JVM should be as if we were not there. */
class OtherRecordingTest {
    @TempDir
    private Path tmp;

    @AutoClose
    private final TestFlightLog test = TestFlightLog.begun();

    private static Recording theirs() throws Exception {
        var theirs = new Recording(Configuration.getConfiguration("default"));
        theirs.start();
        return theirs;
    }

    @Test
    void doesNotGrowByBriefWaits() throws Exception {
        Path file = tmp.resolve("theirs.jfr");
        try (Recording theirs = theirs()) {
            TestFlightLog.awaitThreshold("20000000 ns");
            Waiter.park(10_000);
            theirs.dump(file);
        }
        assertThat(RecordingFile.readAllEvents(file).stream()
                        .filter(event -> event.getEventType().getName().equals(FlightRecording.PARK)))
                .hasSizeLessThan(5_000);
        Profile profile = test.block();
        assertThat(profile.comments()).anyMatch(remark -> remark.contains("waits shorter than 20 ms are not counted"));
        TestFlightLog.awaitThreshold("0 ns");
        long before = TestFlightLog.sum(test.block(), 0, Waiter.class, "park");
        Waiter.park(10);
        assertThat(TestFlightLog.sum(test.block(), 0, Waiter.class, "park")).isEqualTo(before + 10);
    }

    @Test
    void isNotCutForEveryRequest() throws Exception {
        try (Recording theirs = theirs()) {
            TestFlightLog.awaitThreshold("20000000 ns");
            long before = TestFlightLog.recordings();
            for (int i = 0; i < 20; i++) {
                test.block();
            }
            assertThat(TestFlightLog.recordings() - before - 1)
                    .as("cuts for block")
                    .isLessThan(20);
            before = TestFlightLog.recordings();
            for (int i = 0; i < 20; i++) {
                Captures.result(test.log().lastInUse());
            }
            assertThat(TestFlightLog.recordings() - before - 1)
                    .as("cuts for allocs")
                    .isZero();
            assertThat(theirs.getState()).isEqualTo(RecordingState.RUNNING);
        }
    }
}
