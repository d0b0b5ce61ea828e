package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Function;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Frames frames = new Frames("test");

    @Test
    void sitesBeyondTheLimitStandTogether() {
        var tally = new Tally(frames, 2, Long.MAX_VALUE);
        for (int line = 1; line <= 5; line++) {
            tally.add(site(line), 1, 10);
        }
        tally.add(site(1), 1, 10);
        assertThat(tally.count(site(1))).isEqualTo(2);
        assertThat(tally.amount(site(2))).isEqualTo(10);
        assertThat(tally.amount(Site.of(frames.others()))).isEqualTo(30);
        assertThat(tally.size()).isEqualTo(3);
        assertThat(tally.remarks())
                .containsExactly("More than 2 different stacks: those that came later stand as [other stacks].");
    }

    @Test
    void deepStacksTakeNoMoreThanTheirShare() {
        var tally = new Tally(frames, 100, 2_000);
        for (int line = 1; line <= 10; line++) {
            int[] places = new int[100];
            Arrays.fill(places, place(line));
            tally.add(Site.of(frames.stack(places)), 1, 10);
        }
        tally.add(site(11), 1, 10);
        assertThat(tally.size()).isEqualTo(4);
        assertThat(tally.count(Site.of(frames.others()))).isEqualTo(8);
        assertThat(tally.remarks())
                .containsExactly("More than 3 different stacks: those that came later stand as [other stacks].");
    }

    @Test
    void partsOfObjectsAddUpToWholeOnes() {
        var tally = new Tally(frames);
        for (int i = 0; i < 4; i++) {
            tally.add(site(1), 1.5, 1.5 * 100);
        }
        assertThat(tally.count(site(1))).isEqualTo(6);
        assertThat(tally.amount(site(1))).isEqualTo(600);
    }

    private Site site(int line) {
        return Site.of(frames.stack(place(line)));
    }

    private int place(int line) {
        return frames.number(new Function("a.B.c", "a.B.c()V", "a/B.java", 0), line);
    }
}
