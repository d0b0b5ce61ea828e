package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One line for each stack, from root to leaf, and its value: {@code main;parse;read 42}, which is what scripts read that
 * draw flame graphs. Stacks are sorted frame by frame, so equal profiles make equal texts. Values are whole numbers in
 * the unit of the profile, or in the one that is asked for. Such scripts know no quoting: a semicolon within a name is
 * written as a colon, and a line end as a blank.
 */
public final class Collapsed implements TextReport {
    private final Subject subject;
    /** The calls at each place as they are written, outermost first. */
    private final List<String> places;

    private final StackOrder order;
    private final List<Integer> samples;

    private Collapsed(Subject subject) {
        this.subject = subject;
        Grouping grouping = subject.view().grouping();
        List<List<String>> names = subject.locations().stream()
                .map(place -> NodeName.printedAt(place, grouping))
                .toList();
        this.places = names.stream().map(Collapsed::written).toList();
        this.order = new StackOrder(subject, names);
        // Numbers are sorted, and nothing is summed up in a map: the texts of a million deep stacks fit in no memory.
        this.samples = IntStream.range(0, subject.size()).boxed().sorted(order).toList();
    }

    /** Every stack that the filter leaves. */
    public static Collapsed of(Profile profile, View view) {
        return new Collapsed(Subject.of(profile, view));
    }

    @Override
    public List<String> warnings() {
        return subject.warnings();
    }

    private static String written(List<String> calls) {
        List<String> outermostFirst = new ArrayList<>(calls);
        Collections.reverse(outermostFirst);
        return outermostFirst.stream()
                .map(name -> name.replace(';', ':').replace('\n', ' '))
                .collect(Collectors.joining(";"));
    }

    @Override
    public void writeTo(Appendable out) throws IOException {
        var stack = new Frames();
        int next = 0;
        while (next < samples.size()) {
            Integer first = samples.get(next);
            long value = 0;
            long divisor = 0;
            while (next < samples.size() && order.compare(first, samples.get(next)) == 0) {
                Sample sample = subject.whole(samples.get(next));
                value += subject.value(sample);
                divisor += subject.divisor(sample);
                next++;
            }
            subject.fill(stack, first);
            addLine(stack, whole(Subject.mean(value, divisor)), out);
        }
    }

    private void addLine(Frames stack, long value, Appendable out) throws IOException {
        if (value == 0) {
            return;
        }
        for (int i = stack.size() - 1; i >= 0; i--) {
            out.append(places.get(stack.number(i))).append(i > 0 ? ";" : " ");
        }
        out.append(Long.toString(value)).append('\n');
    }

    private long whole(long value) {
        View view = subject.view();
        long divided = Truncated.times(value, 1 / view.divideBy());
        if (view.unit().equals("minimum") || view.unit().equals("auto")) {
            return divided;
        }
        return Truncated.toLong(
                Units.scale(divided, subject.type().unit(), view.unit()).value());
    }
}
