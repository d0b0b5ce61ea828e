package dev.flamelab.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What {@code lab pprof} tells of itself: its help, its completion, and what was probably meant by a mistyped flag. */
@Command(
        name = "pprof",
        customSynopsis = "lab pprof [REPORT] [FLAG]... [PROGRAM] SOURCE...",
        description = {
            "Reads profiles as go tool pprof does, with its flags; without a report among them it is a shell.",
            "A source is a file or an address, such as 127.0.0.1:6060; several are added up.",
            "Of a JFR recording it is one kind of samples: -sample_index=cpu, wall, alloc, live, lock or region. A lock"
                    + " is all waiting, that of idle threads for work as well; a region is what dev.flamelab.trace tells.",
            "-svg and -weblist look otherwise than go tool pprof's by design; their numbers are the same."
        },
        modelTransformer = PprofHelp.class)
final class PprofHelp implements IModelTransformer {
    // Both by a type that every program has loaded: the JVM looks up what a method throws, though it is never called.

    /** A flag that nobody knows. */
    static RuntimeException unknown(String typed) {
        return new UnmatchedArgumentException(commandLine(), List.of(typed));
    }

    /** A flag that was not given as it has to be. */
    static RuntimeException wrong(String sentence) {
        return new ParameterException(commandLine(), sentence);
    }

    static CommandLine commandLine() {
        return Lab.commandLine().getSubcommands().get("pprof");
    }

    @Override
    public CommandSpec transform(CommandSpec command) {
        command.addPositional(PositionalParamSpec.builder()
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("SOURCE")
                .description("A file or an address.")
                .build());
        for (Flag flag : Flag.all()) {
            if (flag.group() != Flag.Group.UNTOLD) command.addOption(option(flag));
        }
        command.usageMessage().sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, PprofHelp::listed);
        return command;
    }

    private static OptionSpec option(Flag flag) {
        var option = OptionSpec.builder("-" + flag.name(), "--" + flag.name())
                .description(flag.description())
                .arity(flag.takesValue() ? "1" : "0")
                .type(flag.takesValue() ? String.class : Boolean.class);
        // what is a file is completed as one
        if (flag.placeholder().equals("FILE")) option.type(Path.class);
        return option.paramLabel(flag.placeholder()).build();
    }

    /** The flags in groups, for there are many. */
    private static String listed(Help help) {
        var text = new StringBuilder();
        for (Flag.Group group : Flag.Group.values()) {
            List<OptionSpec> options = new ArrayList<>();
            for (OptionSpec option : help.commandSpec().options()) {
                Flag flag = Flag.named(option.longestName().substring(2));
                // those of every command stand below ours
                Flag.Group own = flag.group() == Flag.Group.UNTOLD ? Flag.Group.REST : flag.group();
                if (own == group) options.add(option);
            }
            if (!options.isEmpty()) {
                text.append('\n').append(group.title()).append(":\n").append(help.optionListExcludingGroups(options));
            }
        }
        return text.toString();
    }
}
