package dev.flamelab.report;

import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line for each stack, from root to leaf, and its value: {@code main;parse;read 42}, what scripts that draw flame
 * graphs read. Lines are sorted; values are whole numbers in the unit of the profile or in the one asked for. A
 * semicolon within a name is printed as a colon and a line end as a blank.
 */
public final class Collapsed implements TextReport {
    private final Subject subject;
    private final View view;
    private final Map<String, Sum> sums = new TreeMap<>();

    private Collapsed(Subject subject, View view) {
        this.subject = subject;
        this.view = view;
    }

    public static Collapsed of(Profile profile, View view) {
        var collapsed = new Collapsed(Subject.of(profile, view), view);
        var names = new FrameNames(view.grouping());
        for (Sample sample : collapsed.subject.samples()) {
            if (!sample.stack().isEmpty()) {
                collapsed
                        .sums
                        .computeIfAbsent(line(sample, names), stack -> new Sum())
                        .add(sample, collapsed.subject);
            }
        }
        return collapsed;
    }

    private static String line(Sample sample, FrameNames names) {
        List<String> frames = new ArrayList<>();
        for (Location place : sample.stack()) {
            frames.addAll(names.of(place));
        }
        Collections.reverse(frames);
        frames.replaceAll(frame -> frame.replace(';', ':').replace('\n', ' '));
        return String.join(";", frames);
    }

    @Override
    public List<String> warnings() {
        return subject.warnings();
    }

    @Override
    public void writeTo(Appendable out) throws IOException {
        for (Map.Entry<String, Sum> stack : sums.entrySet()) {
            long value = whole(stack.getValue().mean());
            if (value != 0) {
                out.append(stack.getKey())
                        .append(' ')
                        .append(Long.toString(value))
                        .append('\n');
            }
        }
    }

    private long whole(long value) {
        String unit = view.unit();
        boolean own = unit.equals("minimum") || unit.equals("auto");
        return (long)
                (Units.scale(value, subject.type().unit(), own ? subject.type().unit() : unit)
                                .value()
                        / view.divideBy());
    }

    /** The values of equal stacks. */
    private static final class Sum {
        private long value;
        private long divisor;

        void add(Sample sample, Subject subject) {
            value += subject.value(sample);
            divisor += subject.divisor(sample);
        }

        long mean() {
            return divisor == 0 ? value : value / divisor;
        }
    }
}
