package dev.flamelab.load;

import static io.gatling.javaapi.core.CoreDsl.jsonPath;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The load of story block: as many small reservations as large ones, by users who wait for each answer. */
public final class BlockSimulation extends StorySimulation {
    /** With fewer users nobody would stand in another's way. */
    static final LoadPlan DEFAULTS = new LoadPlan(
            List.of(URI.create("http://127.0.0.1:8080")), 40, 80, Duration.ofSeconds(6), Duration.ofSeconds(20));

    static final Article ARTICLE = new Article(BlockSimulation.class, 80, 1_000_000);

    public BlockSimulation() {
        super(DEFAULTS, asks());
    }

    private static List<Ask> asks() {
        return List.of(reservation("small", 1), reservation("large", 20));
    }

    private static Ask reservation(String name, int quantity) {
        return new Ask(
                name + " reservation",
                "/reserve/?item=screw&quantity=" + quantity,
                jsonPath("$.quantity").ofInt().is(quantity));
    }
}
