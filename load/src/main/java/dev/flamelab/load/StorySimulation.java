package dev.flamelab.load;

import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;
import java.util.List;

/** The load of a story: some kinds of requests, as many of each as the plan says. */
abstract class StorySimulation extends Simulation {
    /** @param asks the kinds of requests, each at an equal part of the rate or of the users */
    StorySimulation(LoadPlan defaults, List<Ask> asks) {
        LoadPlan plan = LoadPlan.from(System.getProperties(), defaults);
        var traffic = new Traffic(plan, Run.tally(plan), asks);
        setUp(traffic.populations())
                .protocols(http.shareConnections().disableWarmUp().disableFollowRedirect())
                // Whoever has not answered by then is not waited for.
                .maxDuration(plan.total().plusSeconds(3))
                .assertions(
                        global().failedRequests().count().is(0L),
                        global().successfulRequests().count().gte(plan.enough()));
    }
}
