package dev.flamelab.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.flamelab.compare.Comparison;
import dev.flamelab.compare.ComparisonText;
import dev.flamelab.lab.Elsewhere;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LoadEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A dump with what came of its comparison: a text for people, one object for scripts.
 *
 * @param elsewhere what profiles show that hide the fault; empty when nobody looked
 * @param load under which the dump was taken; null when that is not known
 */
record Judged(Path dump, Path reference, Comparison comparison, LoadEvent.End load, List<Elsewhere> elsewhere) {
    /** Of a dump whose load is not known, when no other was looked at. */
    Judged(Path dump, Path reference, Comparison comparison) {
        this(dump, reference, comparison, null, List.of());
    }

    /** Where the functions of a dump come from. */
    static final String SOURCES = "demo-service/src/main/java";

    /**
     * What a script gets.
     *
     * @param samples application samples of the dump
     * @param referenceSamples those of the reference
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String verdict,
            String reason,
            String cure,
            String dump,
            String reference,
            long samples,
            long referenceSamples,
            List<Share> shares,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Elsewhere> elsewhere,
            LoadEvent.End load) {}

    /** An anchor's share in percent of the application samples, here and in the reference; tolerance in points. */
    record Share(
            String anchor, String pattern, String value, double floor, double here, double there, double tolerance) {
        private static Share of(Comparison.Share share) {
            var anchor = share.anchor();
            return new Share(
                    anchor.name(),
                    anchor.pattern(),
                    anchor.value(),
                    anchor.floor(),
                    share.here(),
                    share.there(),
                    share.tolerance());
        }
    }

    String text(Home home) {
        var sources = Home.shown(home.root().resolve(SOURCES));
        var text = new ComparisonText(Home.shown(dump), Home.shown(reference), sources).of(comparison);
        return hidden() + text;
    }

    private String hidden() {
        if (elsewhere.isEmpty()) return "";
        var lines = elsewhere.stream().map(Elsewhere::text).collect(Collectors.joining("\n"));
        return "taken at the same time:\n" + lines + "\n\n";
    }

    String json() {
        return Json.line(result());
    }

    Result result() {
        var verdict = comparison.verdict();
        return new Result(
                verdict.word(),
                verdict.reason(),
                verdict.cure(),
                Home.shown(dump),
                Home.shown(reference),
                comparison.samplesHere(),
                comparison.samplesThere(),
                comparison.shares().stream().map(Share::of).toList(),
                elsewhere,
                load);
    }
}
