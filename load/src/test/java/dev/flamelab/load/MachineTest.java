package dev.flamelab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MachineTest {
    @ParameterizedTest(name = "{0} on {2} cores of speed {1}, {4} services: {3}/s become {5}/s")
    @CsvSource(delimiter = '|', textBlock = """
                    CPU     | 1.0 | 2.0 | 150 | 1 | 150 | as it was tried
                    CPU     | 1.0 | 32  | 150 | 1 | 150 | more cores need no more
                    CPU     | 2.0 | 2.0 | 150 | 1 | 300 | a request costs half, so it takes two to show as much
                    CPU     | 0.5 | 2.0 | 150 | 1 | 75  |
                    CPU     | 1.0 | 0.1 | 150 | 1 | 105 | with less the story would not show
                    CPU     | 1.02| 2.0 | 150 | 1 | 155 | in steps of five
                    CPU     | 1.0 | 2.0 | 90  | 3 | 90  | as it was tried
                    CPU     | 2.0 | 8.0 | 90  | 3 | 180 |
                    CPU     | 1.0 | 1.0 | 90  | 3 | 65  |
                    HEAP    | 2.0 | 2.0 | 200 | 1 | 200 | the same bytes are as many samples
                    THREADS | 2.0 | 8.0 | 15  | 1 | 15  | each leaves threads behind
                    THREADS | 0.2 | 0.1 | 15  | 1 | 11  |
                    """)
    void ratesFitTheMachine(Story story, double speed, double cores, int usual, int targets, int rate, String because) {
        assertThat(new Machine(speed, cores).rate(story, usual, targets))
                .as(because)
                .isEqualTo(rate);
    }

    @ParameterizedTest(name = "{0} cores")
    @CsvSource({"1", "2", "32"})
    void noRateIsMuchMoreThanWhatFits(double cores) {
        var machine = new Machine(1, cores);
        for (Story story : Story.values()) {
            if (story.defaults().users() == 0) {
                int rate = machine.rate(story, story.defaults().rate(), 1);
                assertThat(machine.percent(story, rate)).as(story.toString()).isBetween(1, 62);
            }
        }
    }

    @ParameterizedTest(name = "{0} free cores of speed {1}")
    @CsvSource({"2, 1, 150, 8", "2, 2, 300, 8", "0.1, 1, 105, 12", "2, 0.5, 75, 16"})
    void fewerRequestsWarmUpForLonger(String freeCores, String speed, int rate, int warmUp) {
        var options = new PlanOptions();
        new CommandLine(options).parseArgs("--speed", speed, "--free-cores", freeCores, "--warm-up", "8");
        var plan = options.plan(Story.CPU);
        assertThat(plan.rate()).isEqualTo(rate);
        assertThat(plan.warmUp()).isEqualTo(Duration.ofSeconds(warmUp));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "1, 0", "NaN, 1", "1, Infinity"})
    void noMachineIsLikeThat(double speed, double cores) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Machine(speed, cores));
    }
}
