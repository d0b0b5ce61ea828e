package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MachineNowTest {
    private static final long WINDOW = 1_000_000;

    @Test
    void quickCallsTellTheSpeedAndTheirNumberWhatOthersLeft() {
        var idle = MachineNow.of(calls(200), 2, WINDOW);
        var busy = MachineNow.of(calls(120), 2, WINDOW);
        assertThat(idle.freeCores()).isCloseTo(2, within(1e-9));
        assertThat(busy.freeCores()).isCloseTo(1.2, within(1e-9));
        assertThat(busy.speed()).isEqualTo(idle.speed());
    }

    @Test
    void callsThatWereInterruptedDoNotMakeASlowMachine() {
        var calls = calls(100);
        Arrays.fill(calls, 50, 100, 3_000_000);
        assertThat(MachineNow.of(calls, 2, WINDOW).speed())
                .isEqualTo(MachineNow.of(calls(100), 2, WINDOW).speed());
    }

    @Test
    void thisMachineHasASpeedAndACore() {
        var here = MachineNow.look();
        assertThat(here.speed()).isBetween(0.01, 100.0);
        assertThat(here.freeCores())
                .isPositive()
                .isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(here.arguments()).hasSize(4).contains("--speed", "--free-cores");
    }

    /** Of a hundredth of the window each. */
    private static double[] calls(int count) {
        var nanos = new double[count];
        Arrays.fill(nanos, WINDOW / 100.0);
        return nanos;
    }
}
