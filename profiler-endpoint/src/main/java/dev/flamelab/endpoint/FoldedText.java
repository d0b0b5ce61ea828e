package dev.flamelab.endpoint;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A line for each stack, from its root, with the number of samples: what flame graph scripts read. */
final class FoldedText {
    private FoldedText() {}

    static String of(Profile profile) {
        Map<String, Long> counts = new TreeMap<>();
        profile.samples().forEach(sample -> counts.merge(stack(sample), sample.value(0), Long::sum));
        var text = new StringBuilder();
        counts.forEach(
                (stack, count) -> text.append(stack).append(' ').append(count).append('\n'));
        return text.toString();
    }

    private static String stack(Sample sample) {
        var stack = new StringJoiner(";");
        for (int i = sample.stack().size() - 1; i >= 0; i--) {
            var lines = sample.stack().get(i).lines();
            for (int j = lines.size() - 1; j >= 0; j--) {
                Line line = lines.get(j);
                stack.add(line.function().name().replace(';', ':'));
            }
        }
        return stack.toString();
    }
}
