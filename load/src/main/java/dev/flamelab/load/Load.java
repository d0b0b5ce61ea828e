package dev.flamelab.load;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a story's load on the demo service as a program: takes its options, tells how it goes, and judges the run. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        versionProvider = Load.Version.class,
        description = "Puts the load of a story on the demo service.")
public final class Load implements Callable<Integer> {
    private static final int REACHED = 0;
    private static final int USAGE = 2;
    private static final int NOT_REACHED = 3;
    private static final int CANNOT = 4;
    private static final int MILLIS_TO_CONNECT = 3_000;

    /** A service that has just started on a busy machine may need it. */
    private static final int MILLIS_TO_ANSWER = 15_000;

    @Parameters(paramLabel = "STORY", converter = Story.ByName.class, description = "The story, such as cpu.")
    private Story story;

    @Mixin
    private PlanOptions options;

    @Option(names = "--report-dir", paramLabel = "DIR", description = "Where the HTML report is kept.")
    private Path reports;

    @Option(names = "--json", description = "Tell the run in JSON, one object a line.")
    private boolean json;

    @Option(names = "--stop-with-parent", description = "Stop when standard input ends.")
    private boolean stopWithParent;

    private Load() {}

    public static void main(String[] args) {
        int code = new CommandLine(new Load())
                .setParameterExceptionHandler((mistake, given) -> usage(mistake.getMessage()))
                .setExecutionExceptionHandler((failure, command, given) -> cannot("Gatling gave up: " + failure))
                .execute(args);
        // Gatling leaves threads behind.
        System.exit(code);
    }

    @Override
    public Integer call() {
        LoadPlan plan;
        try {
            plan = options.plan(story);
        } catch (IllegalArgumentException e) {
            return usage(e.getMessage());
        }
        for (URI target : plan.targets()) {
            if (!answers(target)) {
                return cannot("no demo service answers at %s: start it, or give another --url".formatted(target));
            }
        }
        if (stopWithParent) {
            stopAtEndOfInput();
        }
        Path directory = reports == null ? usualReports() : reports;
        try {
            return run(plan, directory);
        } catch (IOException e) {
            return cannot("no report can be kept in %s (%s): give another --report-dir".formatted(directory, e));
        }
    }

    private int run(LoadPlan plan, Path directory) throws IOException {
        Voice voice = json ? new JsonVoice(System.out) : new PlainVoice(System.out);
        Run run = Run.into(directory);
        Tally tally = Run.tally(plan);
        plan.copyTo(System.getProperties());
        voice.start(story, plan, options.percent(story, plan));
        var commentary = Commentary.on(plan, tally, voice);
        Path report = run.of(options.simulation(story));
        commentary.stop();
        RunResult result = tally.result();
        voice.end(result, report == null ? null : fromHere(report));
        return result.outcome() == RunResult.Outcome.REACHED ? REACHED : NOT_REACHED;
    }

    private static boolean answers(URI target) {
        try {
            var connection =
                    (HttpURLConnection) target.resolve("/health").toURL().openConnection();
            connection.setConnectTimeout(MILLIS_TO_CONNECT);
            connection.setReadTimeout(MILLIS_TO_ANSWER);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    /** Beside the program: {@code load/target/gatling}. */
    private static Path usualReports() {
        try {
            URI program = Load.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Path.of(program).resolveSibling("gatling");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program lies nowhere", e);
        }
    }

    /** The way to a file as a person in the current directory would type it. */
    private static Path fromHere(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }

    private static void stopAtEndOfInput() {
        var watch = new Thread(
                () -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // Unreadable is as good as ended: the parent is gone either way.
                    }
                    System.exit(CANNOT);
                },
                "watch-parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static int usage(String mistake) {
        return say(USAGE, mistake + "; --help lists the options");
    }

    private static int cannot(String reason) {
        return say(CANNOT, reason);
    }

    private static int say(int code, String sentence) {
        PrintStream err = System.err;
        err.println("load: " + sentence);
        return code;
    }

    /** The version that the build has written into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Load.class.getPackage().getImplementationVersion();
            return new String[] {"load " + (version == null ? "(not packaged)" : version)};
        }
    }
}
