package dev.flamelab.cli;

import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code lab} command: its subcommands, and what is said when none is named. */
@Command(
        name = "lab",
        description = "Remote profiling and flame graphs on the JVM.",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or the answer is yes",
            "1:the answer is no: a check failed",
            "2:wrong usage",
            "3:inconclusive, for the reason given",
            "4:the machine could not"
        },
        subcommands = {
            // in the order in which one meets them
            DoctorCommand.class,
            RunCommand.class,
            CheckCommand.class,
            DemoCommand.class,
            LoadCommand.class,
            CaptureCommand.class,
            CompareCommand.class,
            PprofCommand.class,
            FlameCommand.class,
            SlidesCommand.class,
            RecordCommand.class,
            BenchCommand.class,
            CompletionCommand.class,
        })
public final class Lab implements Callable<Integer> {
    /** Wide enough that the commands in the texts are not torn. */
    private static final int HELP_WIDTH = 110;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            order = Integer.MAX_VALUE,
            description = "When it fails, show where.")
    boolean stacktrace;

    @Spec
    private CommandSpec spec;

    private Lab() {}

    /** The command line with all that belongs to it; what it prints goes to the writers one may set on it. */
    static CommandLine commandLine() {
        var failures = new Failures();
        return new CommandLine(new Lab())
                .setUsageHelpWidth(HELP_WIDTH)
                .setExecutionStrategy(Lab::execute)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }

    /** A word that nobody knows is a mistake, even beside --help. */
    private static int execute(ParseResult parsed) {
        for (var command : parsed.asCommandLineList()) {
            var unknown = command.getParseResult().unmatched();
            if (!unknown.isEmpty()) throw new UnmatchedArgumentException(command, unknown);
        }
        return new RunLast().execute(parsed);
    }

    @Override
    public Integer call() {
        Welcome.at(Home.find()).print(spec.commandLine().getOut());
        return ExitCode.GOOD;
    }

    public static void main(String[] args) {
        var lab = commandLine().setOut(Terminal.out()).setErr(Terminal.err());
        int exitCode = lab.execute(args);
        lab.getOut().flush();
        lab.getErr().flush();
        System.exit(exitCode);
    }
}
