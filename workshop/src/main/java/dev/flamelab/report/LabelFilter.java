package dev.flamelab.report;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Sample;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Takes samples by their labels: by a range of numbers ({@code bytes=:64kb}), or by expressions with commas between
 * them, of which any is to match a value of the key ({@code thread=main,worker}), or without a key all are to match
 * some {@code key:value}.
 */
final class LabelFilter {
    private final Predicate<Sample> rule;
    private final String note;
    private boolean matched;

    private LabelFilter(Predicate<Sample> rule, String note) {
        this.rule = rule;
        this.note = note;
    }

    /** What was typed for an option, or null when nothing was. */
    static LabelFilter of(Filter filter, Filter.By by, LabelUnits units) {
        String typed = filter.get(by);
        if (typed.isEmpty()) {
            return null;
        }
        int equals = typed.indexOf('=');
        String key = equals < 0 ? null : typed.substring(0, equals);
        String value = typed.substring(equals + 1);
        NumberRange range = NumberRange.parse(value);
        if (range != null) {
            return new LabelFilter(
                    sample -> sample.labels().stream()
                            .filter(label -> !label.isText()
                                    && (key == null || label.key().equals(key)))
                            .anyMatch(label -> range.contains(label.number(), units.of(label.key()))),
                    by.option() + ":Interpreted '" + value + "' as range, not regexp");
        }
        List<Regex> regexes = Stream.of(value.split(",", -1))
                .map(part -> Regex.part(by.option(), part))
                .toList();
        return new LabelFilter(key == null ? all(regexes) : any(regexes, key), "");
    }

    boolean takes(Sample sample) {
        boolean takes = rule.test(sample);
        matched |= takes;
        return takes;
    }

    /** Whether it took some sample. */
    boolean matched() {
        return matched;
    }

    /** How the expression was understood, where that may surprise; else empty. */
    String note() {
        return note;
    }

    private static Predicate<Sample> all(List<Regex> regexes) {
        return sample -> regexes.stream().allMatch(regex -> sample.labels().stream()
                .filter(Label::isText)
                .anyMatch(label -> regex.finds(label.key() + ":" + label.text())));
    }

    private static Predicate<Sample> any(List<Regex> regexes, String key) {
        return sample -> sample.labels().stream()
                .filter(label -> label.isText() && label.key().equals(key))
                .anyMatch(label -> regexes.stream().anyMatch(regex -> regex.finds(label.text())));
    }
}
