package dev.flamelab.cli;

import dev.flamelab.report.Dialect;
import dev.flamelab.report.Setting;
import dev.flamelab.report.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What pprof's shell says about itself. */
final class ShellHelp {
    private static final String ON_REPORT = """

              %1$s%2$s [N] [FOCUS]... [-IGNORE]... [-cum] [>FILE]
              N: so many rows or nodes; FOCUS, -IGNORE: regular expressions of stacks to keep and to leave out;
              -cum: sort by cum; >FILE: write it into this new file.""";

    private ShellHelp() {}

    /** The settings as they are, in lines that can be typed. */
    static String settings(Settings settings, Reports reports) {
        return Stream.of(Setting.values())
                .filter(setting -> setting != Setting.SOURCE_PATH)
                .filter(setting -> setting != Setting.SHOWCOLUMNS || reports.dialect() == Dialect.CURRENT)
                .map(setting -> setting(setting, settings, reports.sampleTypes()))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String setting(Setting setting, Settings settings, List<String> types) {
        String value = setting.kind().print(settings.get(setting));
        String comment = "";
        if (!setting.choices().isEmpty()) {
            comment = choice(setting.choices().stream().sorted().toList());
        } else if (setting == Setting.SAMPLE_INDEX) {
            if (value.isEmpty()) value = types.get(types.size() - 1);
            comment = choice(types);
        } else if (setting == Setting.NODECOUNT && value.equals("-1")) {
            comment = "//: default";
        } else if (value.isEmpty()) {
            value = "\"\"";
        }
        return String.format(Locale.ROOT, "  %-25s = %-20s %s", setting.label(), value, comment);
    }

    private static String choice(List<String> words) {
        return "//: [" + String.join(" | ", words) + "]";
    }

    /**
     * About one thing.
     *
     * @param name a report or a setting; empty for all of them
     */
    static String on(String name) {
        if (name.isEmpty()) return all();
        Optional<ReportFormat> format = ReportFormat.named(name);
        if (format.isPresent()) {
            return format.get().description()
                    + String.format(ON_REPORT, name, format.get().takesRegex() ? " REGEX" : "");
        }
        return Setting.named(name)
                .map(setting -> setting.description() + "\n\n  " + name + "="
                        + (name.equals(setting.label()) ? setting.kind().placeholder() : "true"))
                .orElse("Unknown command: " + name);
    }

    private static String all() {
        var help = new StringBuilder("Reports:\n");
        for (ReportFormat format : ReportFormat.values()) line(help, format.label(), format.description());
        help.append("\nSettings, as name=value:\n");
        for (Setting setting : Setting.values()) {
            line(
                    help,
                    setting.label(),
                    setting.description()
                            + (setting.choices().isEmpty() ? "" : " One of " + String.join(", ", setting.choices())));
        }
        help.append("\nOther:\n");
        line(help, "o, options", "The settings as they are.");
        line(help, ":", "Filter nothing: clear focus, ignore, hide, tagfocus and tagignore.");
        line(help, "help NAME", "More about a report or a setting.");
        line(help, "q, quit, exit", "Leave; Ctrl-D does so too.");
        return help.toString().stripTrailing();
    }

    private static void line(StringBuilder help, String name, String description) {
        help.append(String.format(Locale.ROOT, "  %-20s %s%n", name, description));
    }
}
