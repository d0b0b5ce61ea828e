package dev.flamelab.cli;

import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
        })
final class Lab implements Callable<Integer> {
    /** Wide enough that the commands in the texts are not torn. */
    private static final int HELP_WIDTH = 110;

    /** In the order in which one meets them. */
    private static final List<Map.Entry<String, Class<?>>> COMMANDS = List.of(
            Map.entry("doctor", DoctorCommand.class),
            Map.entry("run", RunCommand.class),
            Map.entry("check", CheckCommand.class),
            Map.entry("hint", HintCommand.class),
            Map.entry("quiz", QuizCommand.class),
            Map.entry("solution", SolutionCommand.class),
            Map.entry("reset", ResetCommand.class),
            Map.entry("goto", GotoCommand.class),
            Map.entry("replay", ReplayCommand.class),
            Map.entry("demo", DemoCommand.class),
            Map.entry("load", LoadCommand.class),
            Map.entry("capture", CaptureCommand.class),
            Map.entry("compare", CompareCommand.class),
            Map.entry("pprof", PprofHelp.class),
            Map.entry("flame", FlameCommand.class),
            Map.entry("slides", SlidesCommand.class),
            Map.entry("record", RecordCommand.class),
            Map.entry("figures", FiguresCommand.class),
            Map.entry("overhead", OverheadCommand.class),
            Map.entry("bench", BenchCommand.class),
            Map.entry("completion", CompletionCommand.class));

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            order = Integer.MAX_VALUE,
            description = "When it fails, show where.")
    boolean stacktrace;

    @Option(names = "--json", description = "Print how far you are as one JSON object, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private Lab() {}

    /** The command line with all that belongs to it; what it prints goes to the writers one may set on it. */
    static CommandLine commandLine() {
        return commandLine(name -> true);
    }

    static CommandLine commandLine(Predicate<String> wanted) {
        var failures = new Failures();
        var lab = new CommandLine(new Lab());
        for (var command : COMMANDS) {
            if (wanted.test(command.getKey())) lab.addSubcommand(new CommandLine(command.getValue()));
        }
        return lab.setUsageHelpWidth(HELP_WIDTH)
                .setExecutionStrategy(Lab::execute)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }

    /** A word that nobody knows is a mistake, even beside --help. */
    private static int execute(ParseResult parsed) {
        if (parsed.hasSubcommand() && ((Lab) parsed.commandSpec().userObject()).json) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(), "--json goes behind the command: ./lab COMMAND --json");
        }
        for (var command : parsed.asCommandLineList()) {
            var unknown = command.getParseResult().unmatched();
            if (!unknown.isEmpty()) throw new UnmatchedArgumentException(command, unknown);
        }
        return new RunLast().execute(parsed);
    }

    @Override
    public Integer call() {
        var welcome = Welcome.at(Home.find());
        var out = spec.commandLine().getOut();
        if (json) out.println(Json.line(welcome.result()));
        else welcome.print(out);
        return ExitCode.GOOD;
    }

    /** Whoever names a command waits for that one alone to be set up, but for the one that is about all of them. */
    static Predicate<String> needed(String... args) {
        boolean named = args.length > 0
                && !args[0].equals("completion")
                && COMMANDS.stream().anyMatch(command -> command.getKey().equals(args[0]));
        return name -> !named || name.equals(args[0]);
    }
}
