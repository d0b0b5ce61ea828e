package dev.flamelab.report;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every sample with its labels and its stack, as {@code go tool pprof -traces} prints them. */
public final class Traces implements TextReport {
    private static final String SEPARATOR = "-".repeat(11) + "+" + "-".repeat(55) + "\n";
    private static final int COLUMN = 10;
    private static final String NO_VALUE = " ".repeat(COLUMN + 3);

    private final Subject subject;
    private final ValueFormat format;
    private final Grouping grouping;
    private final String[] lines;

    private Traces(Subject subject, View view) {
        this.subject = subject;
        this.format = subject.format();
        // Paths are cut for graphs alone.
        this.grouping = view.withPaths(SourcePaths.none()).grouping();
        this.lines = new String[subject.locations().size()];
    }

    /** Every sample that the filter leaves and that still has a stack. */
    public static Traces of(Profile profile, View view) {
        return new Traces(Subject.of(profile, view), view);
    }

    @Override
    public List<String> warnings() {
        return subject.warnings();
    }

    @Override
    public void writeTo(Appendable out) throws IOException {
        out.append(String.join("\n", Heading.lines(subject, format))).append('\n');
        var stack = new Frames();
        for (int i = 0; i < subject.size(); i++) {
            subject.fill(stack, i);
            if (stack.size() > 0) {
                Sample whole = subject.whole(i);
                out.append(SEPARATOR);
                addLabels(subject.labels(i), out);
                addStack(stack, Subject.mean(subject.value(whole), subject.divisor(whole)), out);
            }
        }
        out.append(SEPARATOR);
    }

    private void addLabels(List<Label> all, Appendable out) throws IOException {
        for (String line : LabelLists.texts(all, (key, labels) -> line(key, labels, Label::text))) {
            out.append(line);
        }
        for (String line : LabelLists.numbers(all, (key, labels) -> line(key, labels, this::number))) {
            out.append(line);
        }
    }

    private static String line(String key, List<Label> labels, Function<Label, String> printed) {
        return AlignedText.right(key, COLUMN) + ":  "
                + labels.stream().map(printed).collect(Collectors.joining(" ")) + "\n";
    }

    private String number(Label label) {
        return Units.label(label.number(), subject.labelUnits().of(label.key()), "auto");
    }

    private void addStack(Frames stack, long value, Appendable out) throws IOException {
        out.append(AlignedText.right(format.print(value), COLUMN));
        out.append(lines(stack.number(0)), COLUMN, lines(stack.number(0)).length());
        for (int i = 1; i < stack.size(); i++) {
            out.append(lines(stack.number(i)));
        }
    }

    /** The lines of a place, which stand in a report as often as stacks pass there; without a value in front. */
    private String lines(int number) {
        if (lines[number] == null) {
            lines[number] = NodeName.printedAt(subject.locations().get(number), grouping).stream()
                    .collect(Collectors.joining(" (inline)\n" + NO_VALUE, NO_VALUE, "\n"));
        }
        return lines[number];
    }
}
