package dev.flamelab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadPlanTest {
    private static final LoadPlan PLAN = new LoadPlan(
            List.of(URI.create("http://127.0.0.1:1"), URI.create("http://localhost:2")),
            30,
            Duration.ofSeconds(4),
            Duration.ofSeconds(9));

    @Test
    void reachesTheSimulationUnchanged() {
        var properties = new Properties();

        PLAN.copyTo(properties);

        assertThat(LoadPlan.from(properties, CpuSimulation.DEFAULTS)).isEqualTo(PLAN);
    }

    @Test
    void whatIsNotSaidIsAsUsual() {
        assertThat(LoadPlan.from(new Properties(), PLAN)).isEqualTo(PLAN);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({"rate, 0", "rate, 10001", "duration, 0", "duration, 3601", "warmUp, -1", "warmUp, 3601", "rate, many"})
    void whatIsOutOfBoundsIsRefused(String property, String value) {
        var properties = new Properties();
        properties.setProperty(property, value);

        assertThatIllegalArgumentException().isThrownBy(() -> LoadPlan.from(properties, PLAN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1:8080", "https://127.0.0.1", "http:///fib", "http://127.0.0.1:8080/fib/", "file:/x"})
    void whatIsNoServiceIsRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoadPlan(List.of(URI.create(url)), 1, Duration.ZERO, Duration.ofSeconds(1)));
    }

    @Test
    void enoughIsAlmostAllOfAllTargets() {
        assertThat(PLAN.enough()).isEqualTo(741); // 95 % of 30/s for 13 s at two targets
    }
}
