package dev.flamelab.cli;

import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.LabError;
import dev.flamelab.report.Dialect;
import dev.flamelab.report.ReportError;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab pprof}: go tool pprof, for whom it is not installed. */
@Command(
        name = "pprof",
        customSynopsis = "lab pprof [REPORT] [FLAG]... [PROGRAM] SOURCE...",
        description = {
            "Reads profiles as go tool pprof does, with its flags; without a report among them it is a shell.",
            "A source is a file or an address, such as 127.0.0.1:6060; several are added up."
        },
        modelTransformer = PprofFlags.class)
final class PprofCommand implements Callable<Integer> {
    private final FlagValues flags = new FlagValues();

    @Parameters(arity = "0..*", paramLabel = "SOURCE", description = "A file or an address.")
    private List<String> sources = new ArrayList<>();

    @Mixin
    private SourceFlags from;

    @Option(
            names = {"-compat", "--compat"},
            paramLabel = "1.19",
            converter = DialectFlag.class,
            description = "Print as the pprof of Go 1.19 does.")
    private Dialect dialect = Dialect.CURRENT;

    @Option(
            names = {"-all_frames", "--all_frames"},
            description = "Show frames too that the profile itself declares uninteresting.")
    private boolean allFrames;

    @Option(
            names = {"-bundled_graphviz", "--bundled_graphviz"},
            description = "Draw with the Graphviz that comes along, though another is installed.")
    private boolean bundledGraphviz;

    @Option(
            names = {"-http", "--http"},
            paramLabel = "HOST:PORT",
            hidden = true,
            description = "pprof's pages in a browser.")
    private String http;

    @Option(
            names = {"-no_browser", "--no_browser"},
            hidden = true,
            description = "Accepted: no browser is opened.")
    private boolean noBrowser;

    @Option(
            names = {"-json", "--json"},
            description = "Print the rows of -top as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** What was typed of the flags that are made and not declared. */
    FlagValues flags() {
        return flags;
    }

    @Override
    public Integer call() throws IOException {
        Optional<ReportFormat> format = flags.format();
        Settings settings = flags.settings(this::say);
        check(format);
        var output = new ReportOutput(spec.commandLine().getOut(), this::say, Terminal.isOut());
        output.check(settings);
        try {
            var loaded = load(settings);
            settings = settings.with(Setting.SAMPLE_INDEX, loaded.sampleIndex());
            var reports = reports(loaded);
            Settings chosen = settings;
            var recordings = Recordings.among(sources, kind -> reports(load(chosen.with(Setting.SAMPLE_INDEX, kind))));
            recordings.check(loaded.sampleIndex(), reports);
            if (json) {
                output.write(reports.json(settings), ReportFormat.COMMENTS, settings);
            } else if (format.isPresent()) {
                ReportFormat wanted = format.get();
                output.write(reports.make(wanted, flags.regex(wanted), settings), wanted, settings);
            } else {
                new Shell(reports, recordings, settings, output, this::say).run(input(reports));
            }
        } catch (ReportError e) {
            e.warnings().forEach(this::say);
            throw e;
        } catch (OutOfMemoryError e) {
            throw Memory.exceeded();
        }
        return ExitCode.GOOD;
    }

    private Reports reports(Sources.Loaded loaded) {
        return new Reports(loaded.profile(), dialect, allFrames, bundledGraphviz);
    }

    private Sources.Loaded load(Settings settings) {
        return new Sources(
                        from, settings.is(Setting.NORMALIZE), dialect, settings.text(Setting.SAMPLE_INDEX), this::say)
                .load(sources);
    }

    private ShellInput input(Reports reports) throws IOException {
        if (Terminal.isIn()) return TerminalInput.open(reports);
        PrintWriter out = spec.commandLine().getOut();
        return ShellInput.piped(Terminal.in(), dialect == Dialect.GO_1_19 ? out : null);
    }

    private void check(Optional<ReportFormat> format) {
        if (http != null) {
            throw LabError.usage("./lab pprof serves no web pages: draw one with -svg -output FILE.svg, or with"
                    + " ./lab flame FILE");
        }
        if (sources.isEmpty()) {
            throw LabError.usage("name a profile: a file such as my-dumps/FILE, or an address such as 127.0.0.1:6060");
        }
        from.check(this::say);
        boolean isTop = format.isPresent() && (format.get() == ReportFormat.TOP || format.get() == ReportFormat.TEXT);
        if (json && !isTop) {
            throw LabError.usage("--json goes with -top only: leave it out, or ask for -top");
        }
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
