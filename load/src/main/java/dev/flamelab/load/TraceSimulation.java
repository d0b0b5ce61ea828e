package dev.flamelab.load;

import static io.gatling.javaapi.core.CoreDsl.jsonPath;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The load of story trace: orders, beside which somebody computes, so that the CPU profile looks elsewhere. */
public final class TraceSimulation extends StorySimulation {
    /** Little: whoever waits then does not wait for a core. */
    static final LoadPlan DEFAULTS = new LoadPlan(
            List.of(URI.create("http://127.0.0.1:8080")), 60, Duration.ofSeconds(6), Duration.ofSeconds(20));

    public TraceSimulation() {
        super(DEFAULTS, asks());
    }

    private static List<Ask> asks() {
        return List.of(
                order("lamp", 2, 9_980),
                order("table", 10, 179_100),
                new Ask("fib", "/fib/?n=33", jsonPath("$.fibonacci").ofLong().is(3_524_578L)));
    }

    private static Ask order(String item, int quantity, int cents) {
        return new Ask(
                "order " + item,
                "/order/?item=" + item + "&quantity=" + quantity,
                jsonPath("$.cents").ofInt().is(cents));
    }
}
