package dev.flamelab.lab;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which load to put on whom.
 *
 * @param targets each gets the whole rate
 * @param demand for each target
 * @param warmUp null for the story's own
 * @param duration of the measured part; null for the story's own
 */
public record LoadPlan(String story, List<URI> targets, Demand demand, Duration warmUp, Duration duration) {
    public LoadPlan {
        targets = List.copyOf(targets);
    }

    List<String> arguments() {
        var arguments = new ArrayList<>(List.of(story, "--json", "--stop-with-parent"));
        targets.forEach(target -> arguments.addAll(List.of("--url", target.toString())));
        arguments.addAll(demand.arguments());
        if (warmUp != null) arguments.addAll(List.of("--warm-up", "" + warmUp.toSeconds()));
        if (duration != null) arguments.addAll(List.of("--duration", "" + duration.toSeconds()));
        return arguments;
    }
}
