package dev.flamelab.load;

import io.gatling.javaapi.core.Simulation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** What somebody wants of the load: where it goes, how much of it there is and for how long. */
final class PlanOptions {
    @Option(names = "--url", description = "The service; given again, the load goes to each in turn.")
    private List<URI> urls;

    @Option(names = "--rate", paramLabel = "N", description = "Requests a second, of all kinds together.")
    private Integer rate;

    @Option(names = "--users", paramLabel = "N", description = "Users, where a story has some.")
    private Integer users;

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            description = "How fast a core of this machine is, 1 where the rates were tried: fits the rate to it.")
    private Double speed;

    @Option(
            names = "--free-cores",
            paramLabel = "N",
            description = "With --speed: how many cores are free, such as 1.8.")
    private Double freeCores;

    @Option(
            names = "--article",
            description = "The load of the article in place of the story's own, for cpu, heap and block.")
    private boolean article;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "With --article: how many instead, of all kinds together.")
    private Integer requests;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "How long is measured.")
    private Integer duration;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "How long is not measured yet.")
    private Integer warmUp;

    Class<? extends Simulation> simulation(Story story) {
        return article ? story.article().orElseThrow().simulation() : story.simulation();
    }

    private Machine machine() {
        return new Machine(speed, freeCores == null ? Runtime.getRuntime().availableProcessors() : freeCores);
    }

    /** How much of what this machine can; null when that is not known. */
    Integer percent(Story story, LoadPlan plan) {
        boolean known = speed != null && plan.users() == 0 && plan.targets().size() == 1;
        return known ? machine().percent(story, plan.rate()) : null;
    }

    /** @throws IllegalArgumentException when they do not go together, in a sentence */
    LoadPlan plan(Story story) {
        if (freeCores != null && speed == null) {
            throw new IllegalArgumentException("--free-cores goes with --speed: add it, or leave --free-cores out");
        }
        return article ? articlePlan(story) : storyPlan(story);
    }

    private LoadPlan articlePlan(Story story) {
        var whole = story.article()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the article has no load for story " + story + ": leave --article out"));
        if (rate != null || duration != null || speed != null) {
            throw new IllegalArgumentException(
                    "--article has users and requests: leave --rate, --duration and --speed out");
        }
        return new LoadPlan(
                urls == null ? story.defaults().targets() : urls,
                users == null ? whole.users() : users,
                requests == null ? whole.requests() : requests,
                warmUp == null ? Duration.ZERO : Duration.ofSeconds(warmUp));
    }

    private LoadPlan storyPlan(Story story) {
        if (requests != null) {
            throw new IllegalArgumentException(
                    "--requests goes with --article: add it, or say how long with --duration");
        }
        LoadPlan usual = story.defaults();
        if (users != null && (users < 1 || usual.users() == 0)) {
            throw new IllegalArgumentException(
                    usual.users() == 0
                            ? "the requests of story " + story + " arrive at a rate, without users: give --rate"
                            : "users must be 1 or more, not " + users);
        }
        List<URI> targets = urls == null ? usual.targets() : urls;
        int wanted = rate == null ? usual.rate() : rate;
        int fitted = speed == null || usual.users() > 0 ? wanted : machine().rate(story, wanted, targets.size());
        return new LoadPlan(
                targets,
                fitted,
                users == null ? usual.users() : users,
                warmUp(usual, wanted, fitted),
                duration == null ? usual.duration() : Duration.ofSeconds(duration));
    }

    /** What the JIT compiler waits for is requests, not seconds: where fewer arrive, it takes as many all the same. */
    private Duration warmUp(LoadPlan usual, int wanted, int fitted) {
        long seconds = warmUp == null ? usual.warmUp().toSeconds() : warmUp;
        return Duration.ofSeconds((long) Math.ceil((double) seconds * Math.max(wanted, fitted) / fitted));
    }
}
