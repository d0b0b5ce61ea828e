package dev.flamelab.cli;

import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.LabError;
import dev.flamelab.pprof.Profile;
import dev.flamelab.report.Dialect;
import java.io.IOException;
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

    @Option(names = "--json", description = "Print the rows of -top as one JSON object.")
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
        var output = new ReportOutput(spec.commandLine().getOut(), this::say);
        output.check(settings);
        Profile profile = new Sources(
                        from, settings.is(Setting.NORMALIZE), dialect, settings.text(Setting.SAMPLE_INDEX), this::say)
                .profile(sources);
        var reports = new Reports(profile, dialect, allFrames);
        Report report = json ? reports.json(settings) : reports.make(format.get(), flags.regex(format.get()), settings);
        output.write(report, settings);
        return ExitCode.GOOD;
    }

    private void check(Optional<ReportFormat> format) {
        if (sources.isEmpty()) {
            throw LabError.usage("name a profile: a file such as my-dumps/FILE, or an address such as 127.0.0.1:6060");
        }
        if (format.isEmpty()) {
            throw LabError.usage("say what to print: -top or -list=REGEX, one of them");
        }
        if (json && format.get() != ReportFormat.TOP && format.get() != ReportFormat.TEXT) {
            throw LabError.usage("--json goes with -top only: leave it out for -"
                    + format.get().label());
        }
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
