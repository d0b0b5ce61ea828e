package dev.flamelab.report;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Sample;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured in each node of a graph under which labels: under all texts of a sample together, and apart under
 * each number of bytes.
 */
final class NodeTags implements NodeChoice.SampleListener {
    /** The only numbers that pictures show. */
    private static final String NUMBER = "bytes";

    private static final String SEPARATOR = "\\n";
    private static final Tags NONE = new Tags();

    private final Subject subject;
    private final Map<Node, Tags> byNode = new HashMap<>();
    // Of the sample that was heard of last: it passes many nodes.
    private int current = -1;
    private long value;
    private long divisor;
    private String texts = "";
    private List<Long> numbers = List.of();

    NodeTags(Subject subject) {
        this.subject = subject;
    }

    /** The tags of one node: by text, and by number for those texts, which may be empty. */
    private record Tags(Map<String, Tag> texts, Map<String, Map<String, Tag>> numbers) {
        Tags() {
            this(new HashMap<>(), new HashMap<>());
        }
    }

    @Override
    public void passed(Node node, int number, boolean leaf) {
        if (number != current) {
            current = number;
            read(subject.samples().get(number));
        }
        if (texts.isEmpty() && numbers.isEmpty()) {
            return;
        }
        Tags tags = byNode.computeIfAbsent(node, added -> new Tags());
        if (!texts.isEmpty()) {
            tags.texts.computeIfAbsent(texts, text -> new Tag(text, 0, "")).add(value, divisor, leaf);
        }
        String unit = subject.labelUnits().of(NUMBER);
        for (long bytes : numbers) {
            // Numbers that read alike are one tag.
            String read =
                    DotText.contained(Units.label(bytes, unit, subject.view().unit()));
            tags.numbers
                    .computeIfAbsent(texts, text -> new HashMap<>())
                    .computeIfAbsent(read, text -> new Tag(text, bytes, unit))
                    .add(value, divisor, leaf);
        }
    }

    /** Leaves out tags of these nodes that are smaller. */
    void dropBelow(long cutoff, List<Node> nodes) {
        for (Node node : nodes) {
            Tags tags = byNode.getOrDefault(node, NONE);
            tags.texts.values().removeIf(tag -> tag.isBelow(cutoff));
            tags.numbers.values().forEach(some -> some.values().removeIf(tag -> tag.isBelow(cutoff)));
        }
    }

    /** How many tags have something of the node alone. */
    long count(Node node) {
        Tags tags = byNode.getOrDefault(node, NONE);
        return Stream.concat(
                        tags.texts.values().stream(),
                        tags.numbers.values().stream().flatMap(some -> some.values().stream()))
                .filter(tag -> tag.flat() != 0)
                .count();
    }

    Collection<Tag> texts(Node node) {
        return byNode.getOrDefault(node, NONE).texts.values();
    }

    /** The numbers of samples with these texts, or of those without any. */
    Collection<Tag> numbers(Node node, String with) {
        return byNode.getOrDefault(node, NONE)
                .numbers
                .getOrDefault(with, Map.of())
                .values();
    }

    private void read(Sample sample) {
        value = subject.value(sample);
        divisor = subject.divisor(sample);
        texts = sample.labels().stream()
                .filter(label -> label.isText() && !label.key().equals(Subject.BASE.key()))
                .map(label -> DotText.contained(label.key() + ":" + label.text()))
                .sorted()
                .collect(Collectors.joining(SEPARATOR));
        numbers = sample.labels().stream()
                .filter(label -> !label.isText() && label.key().equals(NUMBER))
                .map(Label::number)
                .toList();
    }
}
