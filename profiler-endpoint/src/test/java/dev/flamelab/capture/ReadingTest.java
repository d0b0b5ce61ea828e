package dev.flamelab.capture;

import static dev.flamelab.capture.Captures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.capture.CaptureRefused.Reason;
import dev.flamelab.capture.Rotation.Turn;
import dev.flamelab.capture.SamplingSession.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {
    @TempDir
    private Path directory;

    @Test
    void recordingThatNobodyReadsAnyMoreIsRemoved() throws Exception {
        var frames = new Frames("test");
        var reading = new Reading(new Limits(1, 512, 1 << 20, 0), frames, new ObjectSizes());
        reading.finish(() -> {});
        Path file = Files.createFile(directory.resolve("recording.jfr"));
        Recording recording = Recording.in(file);
        var section = new Section(recording, 0, 0, OptionalLong.empty(), true);
        var capture = new Capture(Event.CPU, TestSession.LONG, frames, gone -> {});
        reading.begin(Turn.of(new Chunk(section, Set.of(Event.CPU), 1, List.of(), List.of(capture))), null);
        assertThat(refusal(capture).reason()).isEqualTo(Reason.FAILED);
        assertThat(file).doesNotExist();
        assertThat(recording.file().getChannel().isOpen()).isFalse();
        assertThat(recording.hasGap()).isTrue();
    }
}
