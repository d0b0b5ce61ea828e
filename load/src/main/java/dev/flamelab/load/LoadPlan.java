package dev.flamelab.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * How much load goes where, and for how long; reaches the simulation in system properties.
 *
 * @param rate requests a second that arrive at each target; where there are users, the least that they must get answered
 * @param users of each target, who ask again as soon as they are answered; 0 for requests that arrive by themselves
 * @param requests how many the users of each target send before they stop; 0 where the time decides
 */
record LoadPlan(List<URI> targets, int rate, int users, int requests, Duration warmUp, Duration duration) {
    private static final int HIGHEST_RATE = 10_000;
    private static final int MOST_USERS = 1_000;
    private static final int MOST_REQUESTS = 10_000_000;
    private static final int LONGEST_SECONDS = 3_600;

    LoadPlan {
        targets = List.copyOf(targets);
        targets.forEach(LoadPlan::mustBeService);
        mustBeWithin("rate", rate, 1, HIGHEST_RATE);
        mustBeWithin("users", users, 0, MOST_USERS);
        mustBeWithin("requests", requests, 0, MOST_REQUESTS);
        mustBeWithin("duration", duration.toSeconds(), 1, LONGEST_SECONDS);
        mustBeWithin("warm-up", warmUp.toSeconds(), 0, LONGEST_SECONDS);
    }

    /** A plan for requests that arrive by themselves. */
    LoadPlan(List<URI> targets, int rate, Duration warmUp, Duration duration) {
        this(targets, rate, 0, 0, warmUp, duration);
    }

    /** A plan for users who ask until the time is over. */
    LoadPlan(List<URI> targets, int rate, int users, Duration warmUp, Duration duration) {
        this(targets, rate, users, 0, warmUp, duration);
    }

    /** A plan for users who ask so many times in all, however long that takes. */
    LoadPlan(List<URI> targets, int users, int requests, Duration warmUp) {
        this(
                targets,
                1,
                users,
                requests,
                warmUp,
                Duration.ofSeconds(LONGEST_SECONDS).minus(warmUp));
        mustBeWithin("users", users, 1, MOST_USERS);
        mustBeWithin("requests", requests, 1, MOST_REQUESTS);
    }

    /**
     * The plan in the properties {@code url} (several with commas), {@code rate}, {@code users}, {@code requests},
     * {@code warmUp} and {@code duration}.
     */
    static LoadPlan from(Properties properties, LoadPlan defaults) {
        String urls = properties.getProperty("url");
        return new LoadPlan(
                urls == null
                        ? defaults.targets()
                        : Stream.of(urls.split(",")).map(URI::create).toList(),
                Integer.parseInt(properties.getProperty("rate", "" + defaults.rate())),
                Integer.parseInt(properties.getProperty("users", "" + defaults.users())),
                Integer.parseInt(properties.getProperty("requests", "" + defaults.requests())),
                seconds(properties.getProperty("warmUp"), defaults.warmUp()),
                seconds(properties.getProperty("duration"), defaults.duration()));
    }

    void copyTo(Properties properties) {
        properties.setProperty(
                "url", String.join(",", targets.stream().map(URI::toString).toList()));
        properties.setProperty("rate", "" + rate);
        properties.setProperty("users", "" + users);
        properties.setProperty("requests", "" + requests);
        properties.setProperty("warmUp", "" + warmUp.toSeconds());
        properties.setProperty("duration", "" + duration.toSeconds());
    }

    /** From the first request to the last. */
    Duration total() {
        return warmUp.plus(duration);
    }

    /** How many requests of a whole run must be answered for it to count. */
    long enough() {
        return requests > 0
                ? (long) requests * targets.size()
                : (long) (RunResult.ENOUGH * rate * total().toSeconds() * targets.size());
    }

    private static Duration seconds(String text, Duration otherwise) {
        return text == null ? otherwise : Duration.ofSeconds(Long.parseLong(text));
    }

    private static void mustBeService(URI url) {
        if (!"http".equals(url.getScheme())
                || url.getHost() == null
                || !url.getPath().isEmpty()) {
            throw new IllegalArgumentException("url must look like http://127.0.0.1:8080, not " + url);
        }
    }

    private static void mustBeWithin(String name, long value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", not " + value);
        }
    }
}
