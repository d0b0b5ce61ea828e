package dev.flamelab.report;

import static dev.flamelab.report.SettingKind.CHOICE;
import static dev.flamelab.report.SettingKind.FLAG;
import static dev.flamelab.report.SettingKind.NUMBER;
import static dev.flamelab.report.SettingKind.TEXT;
import static dev.flamelab.report.SettingKind.WHOLE;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** pprof's settings: each is a flag on the command line, and {@code name=value} in the shell. */
public enum Setting {
    CALL_TREE(FLAG, false, "Tell the same function apart by the way it was reached."),
    COMPACT_LABELS(FLAG, false, "Leave out what the profile is in the head of a report."),
    DIVIDE_BY(NUMBER, 1.0, "Divide every value by this."),
    DROP_NEGATIVE(FLAG, false, "Leave out what became less than in the base."),
    EDGEFRACTION(NUMBER, 0.001, "Leave out edges below this share of the total."),
    FOCUS(TEXT, "", "Only stacks through a function, file or program that matches."),
    GRANULARITY(
            "functions",
            "What gets a row or a node of its own.",
            "functions",
            "filefunctions",
            "files",
            "lines",
            "addresses"),
    HIDE(TEXT, "", "Take matching frames out of the stacks."),
    IGNORE(TEXT, "", "No stacks through a function, file or program that matches."),
    INTEL_SYNTAX(FLAG, false, "Accepted; a JVM's profile has no machine code to show."),
    MEAN(FLAG, false, "Divide each value by the first one, which is the count."),
    NODECOUNT(WHOLE, -1, "At most so many rows or nodes; -1 is what suits the report."),
    NODEFRACTION(NUMBER, 0.005, "Leave out rows or nodes below this share of the total."),
    NOINLINES(FLAG, false, "Count inlined calls to the function that they were inlined into."),
    NORMALIZE(FLAG, false, "Scale the profile to the total of its base."),
    OUTPUT(TEXT, "", "Write the report into this new file."),
    PRUNE_FROM(TEXT, "", "Cut matching frames and what they call."),
    RELATIVE_PERCENTAGES(FLAG, false, "Shares of what the filters leave, instead of all."),
    SAMPLE_INDEX(TEXT, "", "Which of the values to show, by name or number."),
    SHOW(TEXT, "", "Take all but matching frames out of the stacks."),
    SHOW_FROM(TEXT, "", "Cut what called the outermost matching frame."),
    SHOWCOLUMNS(FLAG, false, "Tell places of one line apart by their column."),
    SORT("flat", "What the rows are sorted by.", "cum", "flat"),
    SOURCE_PATH(TEXT, "", "Where to look for sources."),
    TAGFOCUS(TEXT, "", "Only samples with such a label: REGEX, key=REGEX, 1kb:10kb."),
    TAGHIDE(TEXT, "", "Forget labels whose key matches."),
    TAGIGNORE(TEXT, "", "No samples with such a label: REGEX, key=REGEX, 1kb:10kb."),
    TAGLEAF(TEXT, "", "Add the values of these labels as the innermost frames."),
    TAGROOT(TEXT, "", "Add the values of these labels as the outermost frames."),
    TAGSHOW(TEXT, "", "Forget labels whose key does not match."),
    TRIM(FLAG, true, "Leave out what is small; false shows everything."),
    TRIM_PATH(TEXT, "", "What to cut from the front of source paths."),
    UNIT(TEXT, "minimum", "Show values in this unit; auto lets each have its own.");

    private final String label = name().toLowerCase(Locale.ROOT);
    private final SettingKind kind;
    private final Object initial;
    private final String description;
    private final List<String> choices;

    Setting(SettingKind kind, Object initial, String description) {
        this.kind = kind;
        this.initial = initial;
        this.description = description;
        this.choices = List.of();
    }

    Setting(String initial, String description, String... choices) {
        this.kind = CHOICE;
        this.initial = initial;
        this.description = description;
        this.choices = List.of(choices);
    }

    /** As it is typed. */
    public String label() {
        return label;
    }

    public SettingKind kind() {
        return kind;
    }

    public Object initial() {
        return initial;
    }

    public String description() {
        return description;
    }

    /** The words that it may be set to, each of which is a flag of its own; empty when any will do. */
    public List<String> choices() {
        return choices;
    }

    /** The one with this name, or with this word among its choices. */
    public static Optional<Setting> named(String name) {
        for (Setting setting : values()) {
            if (setting.label.equals(name) || setting.choices.contains(name)) return Optional.of(setting);
        }
        return Optional.empty();
    }
}
