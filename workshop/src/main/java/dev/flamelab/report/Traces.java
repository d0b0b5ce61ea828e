package dev.flamelab.report;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Location;
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

    private final Subject subject;
    private final ValueFormat format;
    private final FrameNames names;

    private Traces(Subject subject, View view) {
        this.subject = subject;
        this.format = subject.format();
        // Paths are cut for graphs alone.
        this.names = new FrameNames(view.withPaths(SourcePaths.none()).grouping());
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
        for (Sample sample : subject.samples()) {
            if (!sample.stack().isEmpty()) {
                out.append(SEPARATOR);
                addLabels(sample, out);
                addStack(sample, out);
            }
        }
        out.append(SEPARATOR);
    }

    private void addLabels(Sample sample, Appendable out) throws IOException {
        for (String line : LabelLists.texts(sample.labels(), (key, labels) -> line(key, labels, Label::text))) {
            out.append(line);
        }
        for (String line : LabelLists.numbers(sample.labels(), (key, labels) -> line(key, labels, this::number))) {
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

    private void addStack(Sample sample, Appendable out) throws IOException {
        String value = format.print(Subject.mean(subject.value(sample), subject.divisor(sample)));
        for (Location place : sample.stack()) {
            List<String> inlined = names.of(place);
            for (int i = 0; i < inlined.size(); i++) {
                out.append(AlignedText.right(value, COLUMN)).append("   ").append(inlined.get(i));
                out.append(i < inlined.size() - 1 ? " (inline)\n" : "\n");
                value = "";
            }
        }
    }
}
