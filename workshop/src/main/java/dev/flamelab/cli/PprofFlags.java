package dev.flamelab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Help;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Makes a flag of each report and each setting, which is read as Go's flag package reads it. */
final class PprofFlags implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec command) {
        // as in Go the last one counts
        command.parser().overwrittenOptionsAllowed(true);
        var values = ((PprofCommand) command.userObject()).flags();
        for (ReportFormat format : ReportFormat.values()) {
            command.addOption(
                    format.takesRegex()
                            ? valued(values, format.label(), SettingKind.TEXT, "REGEX", format.description())
                            : flag(values, format.label(), format.description()));
        }
        for (Setting setting : Setting.values()) {
            if (setting.kind() == SettingKind.FLAG) {
                command.addOption(flag(values, setting.label(), setting.description()));
            } else if (setting.choices().isEmpty()) {
                command.addOption(valued(
                        values, setting.label(), setting.kind(), setting.kind().placeholder(), setting.description()));
            }
            setting.choices().forEach(word -> command.addOption(flag(values, word, setting.description())));
        }
        command.usageMessage().sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, PprofFlags::listed);
        FlagValues.OLD.forEach((name, type) -> command.addOption(flag(values, name, "Short for " + type + ".")));
        return command;
    }

    /** The flags in groups, for there are many. */
    private static String listed(Help help) {
        List<OptionSpec> left = new ArrayList<>(help.commandSpec().options());
        left.removeIf(OptionSpec::hidden);
        String reports = group(help, left, "Reports, of which there can be one", PprofFlags::isReport);
        String settings = group(help, left, "What they show and how", option -> Setting.named(word(option))
                .isPresent());
        String old = group(help, left, "Short for others", option -> FlagValues.OLD.containsKey(word(option)));
        return reports + settings + group(help, left, "Sources and the rest", option -> true) + old;
    }

    private static String group(Help help, List<OptionSpec> left, String title, Predicate<OptionSpec> belongs) {
        List<OptionSpec> group = left.stream().filter(belongs).toList();
        left.removeAll(group);
        return "\n" + title + ":\n" + help.optionListExcludingGroups(group);
    }

    private static boolean isReport(OptionSpec option) {
        return ReportFormat.named(word(option)).isPresent();
    }

    private static String word(OptionSpec option) {
        return option.shortestName().substring(1);
    }

    private static OptionSpec flag(FlagValues values, String name, String description) {
        ISetter setter = new ISetter() {
            @Override
            public <T> T set(T value) {
                // null is picocli's way of forgetting
                if (value != null) values.put(name, value);
                return null;
            }
        };
        return OptionSpec.builder("-" + name, "--" + name)
                .type(Boolean.class)
                .description(description)
                .converters(PprofFlags::truth)
                .setter(setter)
                .build();
    }

    private static OptionSpec valued(
            FlagValues values, String name, SettingKind kind, String label, String description) {
        return OptionSpec.builder("-" + name, "--" + name)
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .parameterConsumer((arguments, option, command) -> {
                    if (arguments.isEmpty()) {
                        throw new ParameterException(
                                command.commandLine(), "-" + name + " needs a value: -" + name + "=" + label);
                    }
                    try {
                        // whatever it looks like, even like a flag
                        values.put(name, kind.read(arguments.pop()));
                    } catch (IllegalArgumentException e) {
                        throw new ParameterException(
                                command.commandLine(), "-" + name + ": " + e.getMessage() + ": give one");
                    }
                })
                .build();
    }

    private static Boolean truth(String typed) {
        if (typed.matches("1|t|T|TRUE|true|True")) return true;
        if (typed.matches("0|f|F|FALSE|false|False")) return false;
        throw new TypeConversionException("'" + typed + "' is neither true nor false");
    }
}
