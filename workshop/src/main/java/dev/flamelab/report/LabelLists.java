package dev.flamelab.report;

import dev.flamelab.pprof.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** The labels of a sample as reports list them: texts and numbers apart, those with one key together. */
final class LabelLists {
    private LabelLists() {}

    /** One text for each key that has texts, sorted. */
    static List<String> texts(List<Label> of, BiFunction<String, List<Label>, String> listed) {
        return lists(of, Label::isText, listed);
    }

    /** One text for each key that has numbers, sorted. */
    static List<String> numbers(List<Label> of, BiFunction<String, List<Label>, String> listed) {
        return lists(of, label -> !label.isText(), listed);
    }

    private static List<String> lists(
            List<Label> of, Predicate<Label> wanted, BiFunction<String, List<Label>, String> listed) {
        if (of.isEmpty()) {
            return List.of();
        }
        Map<String, List<Label>> byKey = new TreeMap<>();
        for (Label label : of) {
            if (wanted.test(label)) {
                byKey.computeIfAbsent(label.key(), key -> new ArrayList<>()).add(label);
            }
        }
        return byKey.entrySet().stream()
                .map(entry -> listed.apply(entry.getKey(), entry.getValue()))
                .sorted()
                .toList();
    }
}
