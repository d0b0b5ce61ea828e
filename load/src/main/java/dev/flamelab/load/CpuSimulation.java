package dev.flamelab.load;

import static io.gatling.javaapi.core.CoreDsl.jsonPath;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The load of story cpu: Fibonacci numbers in both ways, and strings put together, all at once. */
public final class CpuSimulation extends StorySimulation {
    /** Half a core of a slow machine, so that load and service fit two cores. */
    static final LoadPlan DEFAULTS = new LoadPlan(
            List.of(URI.create("http://127.0.0.1:8080")), 150, Duration.ofSeconds(6), Duration.ofSeconds(20));

    public CpuSimulation() {
        super(DEFAULTS, asks());
    }

    static List<Ask> asks() {
        return List.of(
                new Ask(
                        "fib recursive",
                        "/fib/?n=33&type=recursive",
                        jsonPath("$.fibonacci").ofLong().is(3_524_578L)),
                new Ask(
                        "fib iterative",
                        "/fib/?n=90&type=iterative",
                        jsonPath("$.fibonacci").ofLong().is(2_880_067_194_370_816_120L)),
                new Ask(
                        "concat",
                        "/concat/?str=abc&count=10",
                        jsonPath("$.string").is("abc".repeat(10))));
    }
}
