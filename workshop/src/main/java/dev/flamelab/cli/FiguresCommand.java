package dev.flamelab.cli;

import dev.flamelab.lab.ArticleFigures;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab figures}: the chapters' figures, drawn by our viewer from our dumps. */
@Command(
        name = "figures",
        description = {
            "Draws the figures of the chapters: pages of the viewer as PNG, by the Chromium or Chrome of this machine.",
            "They are of the bundled dumps, or of those named; a kind that is in neither is recorded now."
        })
final class FiguresCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Dumps to draw from instead of the bundled ones.")
    private List<Path> dumps = List.of();

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = Names.class,
            description = "Which to draw (default: all): ${COMPLETION-CANDIDATES}.")
    private List<String> only = ArticleFigures.names();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "Where to (default: workshop/chapters/figures); former ones are replaced.")
    private Path output;

    @Spec
    private CommandSpec spec;

    /** The figures' names, for the shell to complete. */
    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ArticleFigures.names().iterator();
        }
    }

    @Override
    public Integer call() {
        var known = ArticleFigures.names();
        for (var name : only) {
            if (!known.contains(name)) {
                throw LabError.usage("there is no figure " + name + ": there is " + String.join(", ", known));
            }
        }
        var home = Home.find();
        var into = output == null ? home.chapters().resolve("figures") : output;
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        new ArticleFigures(home, err::println).draw(only, dumps, into).forEach(file -> out.println(Home.shown(file)));
        return ExitCode.GOOD;
    }
}
