package dev.flamelab.lab;

import dev.flamelab.compare.Anchor;
import dev.flamelab.compare.ApplicationSamples;
import dev.flamelab.compare.Verdict;
import dev.flamelab.pprof.Profile;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a profile shows of a fault that is to be looked for in another one.
 *
 * @param share percent of what the application has in it
 */
public record Elsewhere(Story.Hidden hidden, double share) {

    /** @param profiles taken at one time, by their kind */
    static List<Elsewhere> measure(Story story, Map<String, Profile> profiles) {
        return story.hiddenFrom().stream()
                .map(hidden -> new Elsewhere(hidden, share(hidden, profiles.get(hidden.kind()))))
                .toList();
    }

    private static double share(Story.Hidden hidden, Profile profile) {
        return ApplicationSamples.of(profile).percentOf(new Anchor(hidden.name(), hidden.pattern(), hidden.value(), 0));
    }

    /** Why the story is no good, if one of them shows it; else what was found out before. */
    public static Verdict and(Verdict verdict, List<Elsewhere> all) {
        return all.stream()
                .filter(one -> verdict instanceof Verdict.Pass && one.share > one.hidden.most())
                .findFirst()
                .<Verdict>map(one -> new Verdict.Fail(
                        String.format(
                                Locale.ROOT,
                                "%s has %.1f%% of %s, where it should be hidden: at most %.0f%%",
                                one.hidden.name(),
                                one.share,
                                one.hidden.place(),
                                one.hidden.most()),
                        "see what the fault does there"))
                .orElse(verdict);
    }

    /** In a line, for people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%-28s %7.1f%% of %s, at most %.0f%%: %s",
                hidden.name(),
                share,
                hidden.place(),
                hidden.most(),
                hidden.why());
    }
}
