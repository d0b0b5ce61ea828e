package dev.flamelab.cli;

import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LoadEvent;
import dev.flamelab.lab.LoadPlan;
import dev.flamelab.lab.LoadRun;
import dev.flamelab.lab.Story;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a story's load on a service that runs already. */
@Command(name = "load", description = "Puts the load of a story on a running service.")
final class LoadCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "STORY",
            completionCandidates = Stories.class,
            description = "Which load: the story or number of a chapter, such as cpu or 1.")
    private String story;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The service (default: ${DEFAULT-VALUE}, where ./lab demo serves).")
    private URI url;

    @Mixin
    private DemandFlags demand;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "How long before it counts (default: the story's own).")
    private Duration warmUp;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "How long it counts (default: the story's own).")
    private Duration duration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var home = Home.find();
        var out = spec.commandLine().getOut();
        var plan = new LoadPlan(Story.find(home, story).name(), List.of(url), demand.get(spec), warmUp, duration);
        try (var display = new LoadDisplay(spec.commandLine().getErr());
                var load = LoadRun.start(home, plan, event -> show(event, display))) {
            var end = load.await();
            out.println(end.summary());
            if (end.report() != null) out.println("report: " + Home.shown(Path.of(end.report())));
            if (end.reached()) return ExitCode.GOOD;
            spec.commandLine().getErr().println("lab: " + end.shortfall() + "; " + cure(end));
            return ExitCode.INCONCLUSIVE;
        }
    }

    private static String cure(LoadEvent.End end) {
        return end.outcome().equals("missed")
                ? "close other programs, or lower it with --rate"
                : "see whether the service at --url still answers";
    }

    private void show(LoadEvent event, LoadDisplay display) {
        if (event instanceof LoadEvent.Start start) {
            say(start.summary());
        } else if (event instanceof LoadEvent.Measured) {
            display.aside(() -> say("warmed up: now is the time to capture"));
        }
        display.accept(event);
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
