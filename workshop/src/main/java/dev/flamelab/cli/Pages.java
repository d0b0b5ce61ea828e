package dev.flamelab.cli;

import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.pprof.MemoryBudget;
import dev.flamelab.report.Dialect;
import dev.flamelab.report.Setting;
import dev.flamelab.report.Settings;
import dev.flamelab.site.OneKindAtATime;
import dev.flamelab.site.OpenProfiles;
import dev.flamelab.site.Opened;
import dev.flamelab.site.Progress;
import dev.flamelab.site.ViewerOptions;
import dev.flamelab.site.ViewerServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@code lab pprof -http}: shows profiles in the browser until Ctrl-C. */
final class Pages {
    private final FlagValues flags;
    private final SourceFlags from;
    private final Settings settings;
    private final Dialect dialect;
    private final Consumer<String> say;
    private final HostAndPort where;

    /** What all profiles share that are ever opened. */
    private final MemoryBudget budget = MemoryBudget.ofJvm();

    Pages(FlagValues flags, Settings settings, Dialect dialect, Consumer<String> say) {
        this.flags = flags;
        this.from = new SourceFlags(flags);
        this.settings = settings;
        this.dialect = dialect;
        this.say = say;
        this.where = HostAndPort.of(flags.text("http"));
    }

    void serve() throws Exception {
        look(Program.of(flags.sources(), from.buildId()).sources());
        look(from.base(dialect));
        var profiles = new OpenProfiles(this::another);
        try (var server = start(profiles)) {
            say.accept("Serving web UI on " + server.url() + " (Ctrl-C ends it)");
            if (!ViewerServer.isLoopback(where.host())) {
                say.accept("Everybody who reaches " + where.host() + " can read these profiles, the sources they are of"
                        + " and the dumps of this project: give -http=:" + server.port()
                        + " to show them to this machine alone");
            }
            try (var browser = new LateBrowser(flags.isSet("no_browser") ? null : server.url())) {
                profiles.open(String.join(" ", flags.sources()), String.join(" ", from.base(dialect)), this::own);
                browser.open();
            }
            server.prepare();
            new CountDownLatch(1).await();
        }
    }

    /** Before a page is promised; of several profiles, one that is none is left out. */
    private void look(List<String> named) {
        if (named.size() == 1) Source.look(named.get(0), from);
    }

    private ViewerServer start(OpenProfiles profiles) throws IOException {
        Home home = Home.find();
        var options = new ViewerOptions(
                where.host(),
                where.port(),
                settings,
                dialect,
                flags.isSet("all_frames"),
                from.names(),
                from.largest(),
                List.of(home.dumps(), home.myDumps()),
                ViewerServer.savedConfigs(),
                this::surprised);
        try {
            return ViewerServer.start(profiles, options);
        } catch (UnknownHostException e) {
            throw LabError.usage("-http: nobody knows a host " + where.host() + ": give an address of this machine");
        } catch (BindException e) {
            throw LabError.machine(refusal(e), e);
        } catch (SocketException e) {
            throw LabError.machine(
                    "port " + where.port() + " may not be taken here (" + e.getMessage()
                            + "): give one above 1023, or none as in -http=: for a free one",
                    e);
        }
    }

    private String refusal(BindException e) {
        return String.valueOf(e.getMessage()).contains("assign")
                ? "-http: " + where.host() + " is no address of this machine: give one that is, or none as in -http=:"
                        + where.port()
                : "port " + where.port() + " of " + where.host()
                        + " is in use: give another one, or none as in -http=: and a free one is taken";
    }

    /** What the command is about. */
    Opened own(Progress progress) throws IOException {
        List<String> base = from.base(dialect);
        long size = 0;
        for (String named : flags.sources()) size += size(named);
        for (String named : base) size += size(named);
        Function<String, Sources> sources = kind ->
                new Sources(from, null, settings.is(Setting.NORMALIZE), dialect, kind, say(progress), once(progress));
        var samples = new PageSamples(sources, flags.sources(), size, progress);
        return OneKindAtATime.read(samples, settings.text(Setting.SAMPLE_INDEX), budget);
    }

    /** What somebody chose in a page. */
    Opened another(Path file, Progress progress) throws IOException {
        var alone = new SourceFlags(flags.without("base", "diff_base"));
        Function<String, Sources> sources =
                kind -> new Sources(alone, null, false, dialect, kind, say(progress), once(progress));
        var samples = new PageSamples(sources, List.of(file.toString()), Files.size(file), progress);
        return OneKindAtATime.read(samples, "", budget);
    }

    private Consumer<String> say(Progress progress) {
        return sentence -> {
            progress.say(sentence);
            say.accept(sentence);
        };
    }

    /** For what one should know of a recording, however often it is read. */
    private Consumer<String> once(Progress progress) {
        Set<String> told = ConcurrentHashMap.newKeySet();
        return remark -> {
            if (told.add(remark)) say(progress).accept(remark);
        };
    }

    /** 0 for what comes from an address. */
    private static long size(String named) throws IOException {
        try {
            Path file = Path.of(named);
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (InvalidPathException e) {
            return 0;
        }
    }

    private void surprised(Throwable surprise) {
        boolean isTraced = flags.isSet("stacktrace");
        say.accept("lab: this should not happen: " + surprise
                + (isTraced ? "" : "; run it again with --stacktrace to see where"));
        if (isTraced) {
            var trace = new StringWriter();
            surprise.printStackTrace(new PrintWriter(trace));
            say.accept(trace.toString());
        }
    }
}
