package dev.flamelab.compare;

import java.util.EnumSet;
import java.util.Locale;

/**
 * Tells a person what came of a comparison and where to look further.
 *
 * @param mine one's own dump as the person would type it
 * @param reference the other one
 * @param sourcePath where the sources are that the anchors' functions come from
 */
public record ComparisonText(String mine, String reference, String sourcePath) {

    /** The table of shares, the verdict, and commands that can be pasted. */
    public String of(Comparison comparison) {
        var text = new StringBuilder();
        text.append(row("anchor", "here", "there", "tolerance"));
        for (Comparison.Share share : comparison.shares()) {
            text.append(row(
                    share.anchor().name(),
                    percent(share.here()),
                    percent(share.there()),
                    String.format(
                            Locale.ROOT,
                            share.evidence().varies() ? ">= %.1f" : "± %.1f",
                            share.evidence().varies() ? share.anchor().floor() : share.tolerance())));
        }
        var told = EnumSet.noneOf(Evidence.class);
        for (Comparison.Share share : comparison.shares()) {
            if (told.add(share.evidence())) {
                text.append(row(
                        share.evidence().label(),
                        Long.toString(share.samplesHere()),
                        Long.toString(share.samplesThere()),
                        ">= " + share.evidence().least()));
            }
        }
        text.append("there is ").append(reference).append("\n\n");
        text.append(sentence(comparison.verdict())).append("\n\n");
        var anchors = comparison.shares().stream().map(Comparison.Share::anchor).toList();
        return text.append(LookFurther.from(mine, anchors, sourcePath)).toString();
    }

    /** The verdict with its reason, and what to do where there is something to do. */
    public static String sentence(Verdict verdict) {
        return verdict.word() + ": " + verdict.reason() + (verdict.cure().isEmpty() ? "" : "; " + verdict.cure()) + ".";
    }

    private static String row(String name, String here, String there, String tolerance) {
        return String.format("%-28s %8s %8s %10s\n", name, here, there, tolerance);
    }

    private static String percent(double percent) {
        return String.format(Locale.ROOT, "%.1f%%", percent);
    }
}
