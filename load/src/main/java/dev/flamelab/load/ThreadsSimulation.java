package dev.flamelab.load;

import static io.gatling.javaapi.core.CoreDsl.jsonPath;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The load of story threads: notifications. */
public final class ThreadsSimulation extends StorySimulation {
    /** Two threads a request, each of which stays for a minute: more would take what a small machine has. */
    static final LoadPlan DEFAULTS = new LoadPlan(
            List.of(URI.create("http://127.0.0.1:8080")), 15, Duration.ofSeconds(6), Duration.ofSeconds(20));

    public ThreadsSimulation() {
        super(DEFAULTS, asks());
    }

    private static List<Ask> asks() {
        return List.of(new Ask(
                "notify",
                "/notify/?to=Ann&text=Order+#{number}+is+on+its+way",
                jsonPath("$.mail").isEL("Dear Ann,\n\nOrder #{number} is on its way\n")));
    }
}
