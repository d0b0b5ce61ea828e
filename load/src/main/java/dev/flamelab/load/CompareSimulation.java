package dev.flamelab.load;

import static io.gatling.javaapi.core.CoreDsl.jsonPath;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The load of story compare: three words, each of which is in many products. */
public final class CompareSimulation extends StorySimulation {
    /** Half a core of a slow machine, so that load and service fit two cores. */
    static final LoadPlan DEFAULTS = new LoadPlan(
            List.of(URI.create("http://127.0.0.1:8080")), 100, Duration.ofSeconds(6), Duration.ofSeconds(20));

    public CompareSimulation() {
        super(DEFAULTS, asks());
    }

    private static List<Ask> asks() {
        return List.of(search("mild", 2_400), search("assam", 3_003), search("porto", 2_998));
    }

    private static Ask search(String word, int found) {
        return new Ask(
                "search " + word,
                "/search/?word=" + word,
                jsonPath("$.found").ofInt().is(found));
    }
}
