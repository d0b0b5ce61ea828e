package dev.flamelab.cli;

import dev.flamelab.compare.LookFurther;
import dev.flamelab.lab.Capture;
import dev.flamelab.lab.CaptureRun;
import dev.flamelab.lab.DumpStore;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.ProfileAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a profile of a service that runs already, and saves it. */
@Command(name = "capture", description = "Takes a profile of a running service and saves it in my-dumps/.")
final class CaptureCommand implements Callable<Integer> {
    private static final Duration AS_PPROF = Duration.ofSeconds(30);

    @Parameters(paramLabel = "KIND", description = "What to take, such as profile.")
    private String kind;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:6060",
            description = "The service's profiler port (default: ${DEFAULT-VALUE}, where ./lab demo has it).")
    private String url;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            converter = Seconds.class,
            description = "For how long (default: 30 for profile; other kinds are taken at once).")
    private Duration seconds;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var home = Home.find();
        var profiles = endpoint();
        var window = seconds == null && kind.equals("profile") ? AS_PPROF : seconds;
        var capture = capture(profiles, window);
        var dump = new DumpStore(home.myDumps()).save(capture.profile(), capture.bytes());
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.line(Map.of(
                    "dump",
                    Home.shown(dump),
                    "kind",
                    kind,
                    "bytes",
                    capture.bytes().length,
                    "samples",
                    capture.profile().samples().size())));
            return ExitCode.GOOD;
        }
        out.println("saved " + Home.shown(dump) + "\n");
        out.print(LookFurther.from(Home.shown(dump)));
        out.flush();
        return ExitCode.GOOD;
    }

    private Capture capture(URI profiles, Duration window) {
        var err = spec.commandLine().getErr();
        if (window == null) {
            try (var run = CaptureRun.start(profiles, kind, null)) {
                return run.await();
            }
        }
        if (!json) {
            var asked = new ProfileAddress(profiles.resolve(kind)) + "?seconds=" + window.toSeconds();
            spec.commandLine().getOut().println(asked);
        }
        var shown = ProgressLine.withClock("capture", window.toSeconds(), err);
        try (var run = CaptureRun.start(profiles, kind, window)) {
            return run.await();
        } finally {
            shown.close();
        }
    }

    /** People give the port, the folder, or what go tool pprof was given. */
    private URI endpoint() {
        var typed = ProfileAddress.typed(url).uri();
        var path = typed.getPath();
        int known = path.indexOf("/debug/pprof");
        return typed.resolve((known < 0 ? path.replaceAll("/+$", "") : path.substring(0, known)) + "/debug/pprof/");
    }
}
