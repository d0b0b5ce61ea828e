package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Profile;
import org.junit.jupiter.api.Test;

class FramesTest {
    @Test
    void framesBeyondTheLimitStandTogether() {
        var frames = new Frames("test", 20);
        var tally = new Tally(frames);
        for (int line = 1; line <= 100; line++) {
            tally.add(Site.of(frames.stack(place(frames, line))), 1, 1);
        }
        assertThat(frames.size()).isEqualTo(20);
        assertThat(name(frames, 1)).isEqualTo("a.Script.run");
        assertThat(name(frames, 100)).isEqualTo("[other frames]");
        Profile profile = Form.CPU.profile(tally, 1);
        assertThat(profile.comments())
                .containsExactly("More than 20 different frames: those that came later stand as [other frames].");
        assertThat(Form.CPU.profile(new Tally(new Frames("test", 20)), 1).comments())
                .isEmpty();
    }

    @Test
    void heapOfOneHundredAndTwentyEightMegabytesHasRoomForAProgram() {
        assertThat(Frames.mostIn(128 << 20)).isBetween(10_000, 20_000);
        assertThat(Frames.mostIn(1L << 40)).isEqualTo(1_000_000);
    }

    private static int place(Frames frames, int line) {
        return frames.number(new Function("a.Script.run", "a.Script.run()V", "a/Script.java", 0), line);
    }

    private static String name(Frames frames, int line) {
        return frames.place(place(frames, line)).lines().get(0).function().name();
    }
}
