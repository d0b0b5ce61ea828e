package dev.flamelab.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.flamelab.compare.Comparison;
import dev.flamelab.compare.ComparisonText;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LoadEvent;
import java.nio.file.Path;
import java.util.List;

/**
 * A dump with what came of its comparison: a text for people, one object for scripts.
 *
 * @param load under which the dump was taken; null when that is not known
 */
record Judged(Path dump, Path reference, Comparison comparison, LoadEvent.End load) {
    private static final String SOURCES = "demo-service/src/main/java";

    /**
     * What a script gets.
     *
     * @param samples application samples of the dump
     * @param referenceSamples those of the reference
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Result(
            String verdict,
            String reason,
            String cure,
            String dump,
            String reference,
            long samples,
            long referenceSamples,
            List<Share> shares,
            LoadEvent.End load) {}

    /** An anchor's share in percent of the application samples, here and in the reference; tolerance in points. */
    private record Share(String anchor, String pattern, double here, double there, double tolerance) {
        private static Share of(Comparison.Share share) {
            var anchor = share.anchor();
            return new Share(anchor.name(), anchor.pattern(), share.here(), share.there(), share.tolerance());
        }
    }

    String text(Home home) {
        var sources = Home.shown(home.root().resolve(SOURCES));
        return new ComparisonText(Home.shown(dump), Home.shown(reference), sources).of(comparison);
    }

    String json() {
        var verdict = comparison.verdict();
        return Json.line(new Result(
                verdict.word(),
                verdict.reason(),
                verdict.cure(),
                Home.shown(dump),
                Home.shown(reference),
                comparison.samplesHere(),
                comparison.samplesThere(),
                comparison.shares().stream().map(Share::of).toList(),
                load));
    }
}
