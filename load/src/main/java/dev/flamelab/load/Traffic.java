package dev.flamelab.load;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGeneratorIf;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends each kind of request to each target, at a constant rate or by users who wait for their answers: first to warm
 * up, then to be measured.
 */
final class Traffic {
    /** As gatling.conf has it: a request that takes longer has failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The session's word for what {@link Ask#NUMBER} stands for. */
    private static final String NUMBER = "number";

    private final LoadPlan plan;
    private final Tally tally;
    private final List<Ask> asks;

    /** No number is used twice, not even by another run against the same service. */
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis() * 1_000);

    Traffic(LoadPlan plan, Tally tally, List<Ask> asks) {
        this.plan = plan;
        this.tally = tally;
        this.asks = asks;
    }

    List<PopulationBuilder> populations() {
        List<PopulationBuilder> all = new ArrayList<>();
        for (int ask = 0; ask < asks.size(); ask++) {
            for (int target = 0; target < plan.targets().size(); target++) {
                if (plan.requests() > 0) {
                    all.add(counted(ask, target));
                    continue;
                }
                if (!plan.warmUp().isZero()) {
                    all.add(population(Phase.WARM_UP, ask, target));
                }
                all.add(population(Phase.LOAD, ask, target));
            }
        }
        return all;
    }

    private PopulationBuilder population(Phase phase, int ask, int target) {
        return plan.users() > 0 ? users(phase, ask, target) : arrivals(phase, ask, target);
    }

    /** Users who share a number of requests, and stop when all are sent. */
    private PopulationBuilder counted(int ask, int target) {
        var left = new AtomicInteger(part(plan.requests(), ask));
        String name = name(ask, target);
        return scenario(Phase.LOAD + ": " + name)
                .exec(asLongAs(session -> left.getAndDecrement() > 0)
                        .on(request(Phase.LOAD, name, asks.get(ask), target)))
                .injectOpen(atOnceUsers(part(plan.users(), ask)));
    }

    /** As many for each kind of request: those that all divided leaves over go to the first kinds. */
    private int part(int all, int ask) {
        return (all + asks.size() - 1 - ask) / asks.size();
    }

    /** Each asks the same again and again. */
    private PopulationBuilder users(Phase phase, int ask, int target) {
        int users = part(plan.users(), ask);
        String name = name(ask, target);
        return scenario(phase + ": " + name)
                .exec(during(length(phase)).on(request(phase, name, asks.get(ask), target)))
                .injectOpen(nothingFor(start(phase)), atOnceUsers(users));
    }

    private PopulationBuilder arrivals(Phase phase, int ask, int target) {
        double rate = (double) plan.rate() / asks.size();
        // Kinds and targets take turns within the time from one request to the next of the same kind.
        int turn = ask * plan.targets().size() + target;
        long turns = (long) asks.size() * plan.targets().size();
        var wait = Duration.ofNanos((long) (1e9 / rate * turn / turns));
        String name = name(ask, target);
        return scenario(phase + ": " + name)
                .exec(request(phase, name, asks.get(ask), target))
                .injectOpen(
                        nothingFor(start(phase).plus(wait)),
                        constantUsersPerSec(rate).during(length(phase)));
    }

    private Duration start(Phase phase) {
        return phase == Phase.WARM_UP ? Duration.ZERO : plan.warmUp();
    }

    private Duration length(Phase phase) {
        return phase == Phase.WARM_UP ? plan.warmUp() : plan.duration();
    }

    private String name(int ask, int target) {
        URI url = plan.targets().get(target);
        String name = asks.get(ask).name();
        return plan.targets().size() == 1 ? name : name + " " + url.getAuthority();
    }

    private ChainBuilder request(Phase phase, String name, Ask ask, int target) {
        String url = plan.targets().get(target) + ask.path();
        ChainBuilder counted = exec(session -> {
                    tally.begin();
                    return session.set(NUMBER, numbers.incrementAndGet()).set("sent", System.nanoTime());
                })
                .exec(http(name).get(url).check(status().saveAs("status"), status().is(200), ask.answer()))
                .exec(session -> {
                    var took = Duration.ofNanos(System.nanoTime() - session.getLong("sent"));
                    tally.finished(phase, target, took, errorOf(session, url(session, url), took));
                    return session;
                });
        // One bad answer spoils the run, so nothing is gained by going on.
        return group(phase.toString()).on(counted).exec(stopLoadGeneratorIf("a request failed", Session::isFailed));
    }

    /** As it was asked for. */
    private static String url(Session session, String template) {
        return template.replace(Ask.NUMBER, Long.toString(session.getLong(NUMBER)));
    }

    private static String errorOf(Session session, String url, Duration took) {
        if (!session.isFailed()) {
            return null;
        }
        if (!session.contains("status")) {
            return took.compareTo(PATIENCE) < 0
                    ? url + " did not answer"
                    : url + " took longer than " + PATIENCE.toSeconds() + " s";
        }
        int status = session.getInt("status");
        return status == 200 ? url + " answered wrongly" : url + " answered with status " + status;
    }
}
