package dev.flamelab.cli;

import dev.flamelab.compare.DumpIndex;
import dev.flamelab.compare.LookFurther;
import dev.flamelab.lab.Capture;
import dev.flamelab.lab.CaptureRequest;
import dev.flamelab.lab.CaptureRun;
import dev.flamelab.lab.DumpStore;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.ProfileAddress;
import dev.flamelab.lab.TraceRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab capture}: takes a profile or a trace of a service that runs already, and saves it. */
@Command(
        name = "capture",
        description = {
            "Takes a profile of a running service and saves it in my-dumps/; a trace is a JFR recording.",
            "Kinds that are counted since the service started become what was counted meanwhile with --seconds."
        })
final class CaptureCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "KIND",
            completionCandidates = Kinds.class,
            description = "What to take: ${COMPLETION-CANDIDATES}, or a profile of the service's own.")
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
            converter = Window.class,
            description =
                    "For how long, a trace in fractions too (default: 30 for profile and wall, 1 for trace; others are taken at once).")
    private Duration seconds;

    @Option(names = "--gc", description = "For heap: collect garbage first.")
    private boolean collectFirst;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** For the shell to complete. */
    private static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return CaptureRequest.KINDS.iterator();
        }
    }

    @Override
    public Integer call() {
        var home = Home.find();
        var profiles = endpoint();
        var request = new CaptureRequest(kind, seconds, collectFirst);
        var store = new DumpStore(home.myDumps());
        store.checkWritable();
        if (request.isTrace()) {
            var recording = shown(profiles, request, () -> trace(profiles, request));
            var file = store.saveTrace(service(profiles), recording);
            tell(file, Map.of("bytes", recording.length), LookFurther.fromTrace(Home.shown(file), isBundled(home)));
        } else {
            var capture = shown(profiles, request, () -> profile(profiles, request));
            var file = store.save(capture.profile(), capture.bytes());
            var numbers = Map.of(
                    "bytes",
                    capture.bytes().length,
                    "samples",
                    capture.profile().samples().size());
            tell(file, numbers, LookFurther.from(Home.shown(file), isBundled(home)));
        }
        return ExitCode.GOOD;
    }

    /** Shows, while it takes its time, what is asked and how long it still takes. */
    private <T> T shown(URI profiles, CaptureRequest request, Supplier<T> capture) {
        if (request.window() == null) return capture.get();
        if (!json) spec.commandLine().getOut().println(request.at(profiles));
        var err = spec.commandLine().getErr();
        var line = ProgressLine.withClock(
                "capture", request.window().plusMillis(999).toSeconds(), err);
        try {
            return capture.get();
        } finally {
            line.close();
        }
    }

    private static Capture profile(URI profiles, CaptureRequest request) {
        try (var run = CaptureRun.start(profiles, request)) {
            return run.await();
        }
    }

    private static byte[] trace(URI profiles, CaptureRequest request) {
        try (var run = TraceRun.start(profiles, request)) {
            return run.await();
        }
    }

    /** A recording does not tell whose it is, but the endpoint's profiles do; empty when they fail. */
    private static String service(URI profiles) {
        try {
            return DumpStore.service(profile(profiles, new CaptureRequest("threadcreate", null, false))
                    .profile());
        } catch (LabError e) {
            return "";
        }
    }

    /** Whether there is a dump to compare with. */
    private boolean isBundled(Home home) {
        try {
            return DumpIndex.read(home.dumps()).dumps().stream()
                    .anyMatch(dump -> dump.kind().equals(kind));
        } catch (IOException e) {
            // whoever compares is told what is wrong there
            return false;
        }
    }

    private void tell(Path file, Map<String, Integer> numbers, String lookFurther) {
        var out = spec.commandLine().getOut();
        if (json) {
            var result = new TreeMap<String, Object>(numbers);
            result.put("dump", Home.shown(file));
            result.put("kind", kind);
            out.println(Json.line(result));
        } else {
            out.println("saved " + Home.shown(file) + "\n");
            out.print(lookFurther);
        }
        out.flush();
    }

    /** People give the port, the folder, or what go tool pprof was given. */
    private URI endpoint() {
        var typed = ProfileAddress.typed(url).uri();
        var path = typed.getPath();
        int known = path.indexOf("/debug/pprof");
        return typed.resolve((known < 0 ? path.replaceAll("/+$", "") : path.substring(0, known)) + "/debug/pprof/");
    }
}
