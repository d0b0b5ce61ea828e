package dev.flamelab.load;

import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;
import java.util.List;

/** A load whose requests arrive at a constant rate, whatever the service does. */
abstract class ArrivalSimulation extends Simulation {
    /** @param asks the kinds of requests, each at an equal part of the rate */
    ArrivalSimulation(LoadPlan defaults, List<Ask> asks) {
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
