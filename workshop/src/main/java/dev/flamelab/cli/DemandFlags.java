package dev.flamelab.cli;

import dev.flamelab.lab.ChapterRun;
import dev.flamelab.lab.Demand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How much load, where somebody wants it otherwise than the story has it. */
final class DemandFlags {
    @Option(names = "--rate", paramLabel = "N", description = "Requests per second (default: the story's own).")
    private Integer rate;

    @Option(names = "--fit", description = "Fit the story's own rate to what this machine can just now.")
    private boolean fit;

    @Option(
            names = "--article",
            description =
                    "The load of the article instead, for cpu and heap (three kinds of requests at once, for each 8"
                            + " clients and 100,000 requests) and block (80 clients, 1,000,000 requests).")
    private boolean article;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "With --article: how many instead, of all kinds together.")
    private Integer requests;

    /** What was asked for. */
    Demand get(CommandSpec spec) {
        check(spec);
        if (article) return Demand.article(requests);
        if (fit) return Demand.USUAL.fittedHere();
        return rate == null ? Demand.USUAL : Demand.rate(rate);
    }

    /** The run as it was asked for. */
    ChapterRun on(ChapterRun run, CommandSpec spec) {
        var demand = get(spec);
        return article ? run.asInTheArticle(requests) : run.under(demand);
    }

    private void check(CommandSpec spec) {
        if (rate != null && rate < 1) throw wrong(spec, "--rate must be 1 or more");
        if (requests != null && requests < 1) throw wrong(spec, "--requests must be 1 or more");
        if (fit && (rate != null || article)) throw wrong(spec, "--fit is about the story's own rate: leave it out");
        if (rate != null && article) throw wrong(spec, "--article has a load of its own: leave --rate out");
        if (requests != null && !article) throw wrong(spec, "--requests goes with --article: add it");
    }

    private static ParameterException wrong(CommandSpec spec, String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
