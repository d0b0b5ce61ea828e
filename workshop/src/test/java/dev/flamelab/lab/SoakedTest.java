package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoakedTest {
    private static final Soaked.Row STEADY = new Soaked.Row("threads", false, 20, 21, 15, 1, 3);
    private static final Soaked.Row LEAK =
            new Soaked.Row("heap after GC", true, 8 << 20, 16 << 20, 8 << 20, 8 << 20, 4 << 20);
    private static final Soaked.Row UNKNOWN = new Soaked.Row("resident memory", true, -1, -1, -1, 0, 32 << 20);

    @Test
    void whatGrowsLessThanItMayIsNoLeak() {
        var soaked = soaked("", STEADY, UNKNOWN);
        assertThat(soaked.isGood()).isTrue();
        assertThat(soaked.text()).contains("PASS: no leak.", "+1   <= 3: yes", "is not known on this machine");
    }

    @Test
    void oneLeakIsEnough() {
        var soaked = soaked("", STEADY, LEAK);
        assertThat(soaked.isGood()).isFalse();
        assertThat(soaked.text()).contains("+8.0 MB   <= 4.0 MB: leaks", "FAIL: a leak.");
    }

    @Test
    void aWrongAnswerIsNoBetter() {
        var soaked = soaked("heap answered 500: it broke", STEADY);
        assertThat(soaked.isGood()).isFalse();
        assertThat(soaked.text()).contains("heap answered 500: it broke", "FAIL: it was not served well.");
    }

    private static Soaked soaked(String failure, Soaked.Row... rows) {
        return new Soaked(300, 33, 0, failure, 12, List.of(rows));
    }
}
