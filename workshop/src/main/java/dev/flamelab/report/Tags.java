package dev.flamelab.report;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was measured under each label, as {@code go tool pprof -tags} prints it. */
public final class Tags implements TextReport {
    private final Subject subject;
    private final View view;
    private final ValueFormat format;
    private final Map<String, Map<String, Long>> sums = new HashMap<>();

    private Tags(Subject subject, View view) {
        this.subject = subject;
        this.view = view;
        this.format = subject.format();
    }

    /** All labels of the samples that the filter leaves, by key. */
    public static Tags of(Profile profile, View view) {
        var tags = new Tags(Subject.of(profile, view), view);
        for (int i = 0; i < tags.subject.size(); i++) {
            long value = tags.subject.value(tags.subject.whole(i));
            for (Label label : tags.subject.labels(i)) {
                tags.add(label, value);
            }
        }
        return tags;
    }

    private void add(Label label, long value) {
        sums.computeIfAbsent(label.key(), key -> new HashMap<>()).merge(printed(label), value, Long::sum);
    }

    /**
     * What was measured under the values of one key.
     *
     * @param total over all values
     */
    public record Key(String name, String total, String share, List<Value> values) {}

    /**
     * What was measured under one value.
     *
     * @param query what {@code -tagfocus} takes it by; empty where it takes no such label
     */
    public record Value(String name, long value, String text, String share, String query) {}

    /** The keys, that with most measured first. */
    public List<Key> keys() {
        Map<String, Map<String, LabelQuery>> queries = queries();
        return largestFirst(totals()).stream()
                .map(key -> new Key(
                        key.getKey(),
                        format.print(key.getValue()),
                        share(key.getValue()),
                        values(key.getKey(), queries.get(key.getKey()))))
                .toList();
    }

    private Map<String, Map<String, LabelQuery>> queries() {
        Map<String, Map<String, LabelQuery>> queries = new HashMap<>();
        for (int i = 0; i < subject.size(); i++) {
            for (Label label : subject.labels(i)) {
                queries.computeIfAbsent(label.key(), key -> new HashMap<>())
                        .merge(printed(label), LabelQuery.of(label, subject.labelUnits()), LabelQuery::or);
            }
        }
        return queries;
    }

    private List<Value> values(String key, Map<String, LabelQuery> queries) {
        return largestFirst(sums.get(key)).stream()
                .map(value -> new Value(
                        value.getKey(),
                        value.getValue(),
                        format.print(value.getValue()),
                        share(value.getValue()),
                        queries.get(value.getKey()).expression()))
                .toList();
    }

    private String share(long value) {
        return Units.percent(value, subject.total()).strip();
    }

    private String printed(Label label) {
        return label.isText() ? label.text() : number(label);
    }

    private String number(Label label) {
        return Units.label(label.number(), subject.labelUnits().of(label.key()), view.unit());
    }

    @Override
    public List<String> warnings() {
        return subject.warnings();
    }

    @Override
    public void writeTo(Appendable out) throws IOException {
        if (sums.isEmpty()) {
            return;
        }
        var text = new StringBuilder();
        List<Map.Entry<String, Long>> keys = largestFirst(totals());
        if (view.dialect() == Dialect.GO_1_19) {
            keys = keys.stream().sorted(Map.Entry.comparingByKey()).toList();
        }
        for (Map.Entry<String, Long> key : keys) {
            addKey(key.getKey(), key.getValue(), text);
        }
        out.append(AlignedText.of(text.toString()));
    }

    private Map<String, Long> totals() {
        Map<String, Long> totals = new HashMap<>();
        sums.forEach((key, values) -> totals.put(
                key, values.values().stream().mapToLong(Long::longValue).sum()));
        return totals;
    }

    private void addKey(String key, long total, StringBuilder text) {
        boolean old = view.dialect() == Dialect.GO_1_19;
        long whole = old ? total : subject.total();
        text.append(key)
                .append(":\t Total ")
                .append(old ? oneDecimal(total) : ofTotal(total))
                .append('\n');
        for (Map.Entry<String, Long> value : largestFirst(sums.get(key))) {
            text.append(" \t")
                    .append(old ? oneDecimal(value.getValue()) : format.print(value.getValue()))
                    .append(whole > 0 ? " (" + Units.percent(value.getValue(), whole) + ")" : "")
                    .append(":\t ")
                    .append(value.getKey())
                    .append('\n');
        }
        text.append('\n');
    }

    private String ofTotal(long value) {
        String share = subject.total() > 0 ? " (" + Units.percent(value, subject.total()) + ")" : "";
        return format.print(value) + " of " + format.print(subject.total()) + share;
    }

    /** A value as Go 1.19 prints it here, and only here: undivided, with one decimal, and zero with its unit. */
    private String oneDecimal(long value) {
        Units.Scaled scaled = Units.scale(value, subject.type().unit(), view.unit());
        String text = new BigDecimal(scaled.value())
                .setScale(1, RoundingMode.HALF_EVEN)
                .toPlainString();
        boolean minusZero = scaled.value() < 0 && !text.startsWith("-");
        return (minusZero ? "-" : "") + text + scaled.unit();
    }

    private static List<Map.Entry<String, Long>> largestFirst(Map<String, Long> values) {
        return values.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> entry) -> -Math.abs(entry.getValue()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
