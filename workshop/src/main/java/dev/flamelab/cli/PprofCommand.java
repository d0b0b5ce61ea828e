package dev.flamelab.cli;

import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.LabError;
import dev.flamelab.report.Dialect;
import dev.flamelab.report.ReportError;
import dev.flamelab.report.Setting;
import dev.flamelab.report.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code lab pprof}: go tool pprof, for whom it is not installed. It is typed often and ends soon, so it reads its
 * flags by itself: to set up the other commands' way of doing it takes longer than a whole report. For the same reason
 * nothing on its way to a small report is a lambda, a stream or a regular expression, each of which the JVM has to
 * prepare at every start.
 */
final class PprofCommand {
    private final FlagValues flags;
    private final SourceFlags from;
    private final Dialect dialect;
    private final PrintWriter out;
    private final Consumer<String> say;
    private final Remarks remarks;

    private PprofCommand(FlagValues flags, PrintWriter out, PrintWriter err) {
        this.flags = flags;
        this.from = new SourceFlags(flags);
        this.dialect = dialect(flags.text("compat", "head"));
        this.out = out;
        this.say = new Said(err);
        this.remarks = new Remarks(say);
    }

    /** Does what was typed, and says what went wrong. */
    static int run(List<String> words, PrintWriter out, PrintWriter err) {
        boolean traced = words.contains("--stacktrace") || words.contains("-stacktrace");
        try {
            var flags = FlagValues.of(words);
            if (flags.isSet("help") || flags.isSet("h")) {
                PprofHelp.commandLine().usage(out);
            } else if (flags.isSet("version") || flags.isSet("V")) {
                PprofHelp.commandLine().printVersionHelp(out);
            } else {
                new PprofCommand(flags, out, err).report();
            }
            return ExitCode.GOOD;
        } catch (Exception e) {
            return Failures.tell(e, traced, err);
        }
    }

    private void report() throws Exception {
        Optional<ReportFormat> format = flags.format();
        Settings settings = flags.settings(say);
        check(format);
        if (!flags.text("http").isEmpty()) {
            new Pages(flags, settings, dialect, say).serve();
            return;
        }
        var output = new ReportOutput(out, say, Terminal.isOut(), dialect == Dialect.GO_1_19);
        output.check(settings);
        try {
            remarks.areRead = areRead(format, settings);
            var loaded = load(flags.sources(), settings);
            remarks.areRead = false;
            settings = settings.with(Setting.SAMPLE_INDEX, loaded.sampleIndex());
            var reports = reports(loaded);
            List<String> again = loaded.again();
            var recordings = Recordings.among(again, new Anew(this, again, settings));
            recordings.check(loaded.sampleIndex(), reports);
            if (flags.isSet("json")) {
                output.write(reports.json(settings), ReportFormat.COMMENTS, settings);
            } else if (format.isPresent()) {
                ReportFormat wanted = format.get();
                output.write(reports.make(wanted, flags.regex(wanted), settings), wanted, settings);
            } else {
                var shell = new Shell(reports, recordings, settings, output, say);
                shell.run(input(shell::reports));
            }
        } catch (ReportError e) {
            e.warnings().forEach(say);
            throw e;
        } catch (OutOfMemoryError e) {
            throw Memory.exceeded();
        }
    }

    private Reports reports(Sources.Loaded loaded) {
        return new Reports(loaded.profile(), dialect, flags.isSet("all_frames"), flags.isSet("bundled_graphviz"));
    }

    /** Whether the report itself says what one should know of the profile; the shell greets with it. */
    private boolean areRead(Optional<ReportFormat> format, Settings settings) {
        return !flags.isSet("json")
                && (format.isEmpty() || format.get().tellsComments(settings.is(Setting.COMPACT_LABELS)));
    }

    private Sources.Loaded load(List<String> named, Settings settings) {
        return new Sources(
                        from,
                        from.names(),
                        settings.is(Setting.NORMALIZE),
                        dialect,
                        settings.text(Setting.SAMPLE_INDEX),
                        say,
                        remarks)
                .load(named);
    }

    private ShellInput input(Supplier<Reports> reports) throws IOException {
        if (Terminal.isIn()) return TerminalInput.open(reports);
        return ShellInput.piped(Terminal.in(), dialect == Dialect.GO_1_19 ? out : null);
    }

    private void check(Optional<ReportFormat> format) {
        if (!flags.text("http").isEmpty() && format.isPresent()) {
            throw LabError.usage("-http shows all reports, so it goes with none of them: leave out -"
                    + format.get().label());
        }
        if (flags.sources().isEmpty()) {
            throw LabError.usage("name a profile: a file such as my-dumps/FILE, or an address such as 127.0.0.1:6060");
        }
        from.check(say);
        boolean isTop = format.isPresent() && (format.get() == ReportFormat.TOP || format.get() == ReportFormat.TEXT);
        if (flags.isSet("json") && !isTop) {
            throw LabError.usage("--json goes with -top only: leave it out, or ask for -top");
        }
    }

    private static Dialect dialect(String typed) {
        return switch (typed) {
            case "1.19" -> Dialect.GO_1_19;
            case "head" -> Dialect.CURRENT;
            default -> throw PprofHelp.wrong("-compat: '" + typed + "' is neither 1.19 nor head: give one");
        };
    }

    /** Tells the person who asked, beside the report. */
    private record Said(PrintWriter err) implements Consumer<String> {
        @Override
        public void accept(String line) {
            err.println(line);
            err.flush();
        }
    }

    /** Tells what one should know of a recording, once, and not where it is read anyway. */
    private static final class Remarks implements Consumer<String> {
        private final Consumer<String> say;
        private final Set<String> told = new HashSet<>();
        private boolean areRead;

        Remarks(Consumer<String> say) {
            this.say = say;
        }

        @Override
        public void accept(String remark) {
            if (told.add(remark) && !areRead) say.accept(remark);
        }
    }

    /** Reads another kind of samples from the same sources. */
    private record Anew(PprofCommand command, List<String> sources, Settings settings)
            implements Function<String, Reports> {
        @Override
        public Reports apply(String kind) {
            return command.reports(command.load(sources, settings.with(Setting.SAMPLE_INDEX, kind)));
        }
    }
}
