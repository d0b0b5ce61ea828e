package dev.flamelab.load;

import static io.gatling.javaapi.core.CoreDsl.jsonPath;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The load of story heap: long strings put together, and users who come for the first time. */
public final class HeapSimulation extends StorySimulation {
    /** Some 75 MB of strings a second, and a session of 16 KB for every second request. */
    static final LoadPlan DEFAULTS = new LoadPlan(
            List.of(URI.create("http://127.0.0.1:8080")), 200, Duration.ofSeconds(6), Duration.ofSeconds(20));

    public HeapSimulation() {
        super(DEFAULTS, asks());
    }

    private static List<Ask> asks() {
        return List.of(
                concat(),
                new Ask(
                        "session",
                        "/session/?user=user-#{number}",
                        jsonPath("$.visits").ofInt().is(1)));
    }

    static Ask concat() {
        return new Ask(
                "concat", "/concat/?str=abcdef&count=500", jsonPath("$.string").is("abcdef".repeat(500)));
    }
}
