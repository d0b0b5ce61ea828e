package dev.flamelab.report;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.ProfileDiff;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
    private static final Sums NONE = new Sums();

    /** More lists of labels are not kept in mind: a profile may have one for each sample. */
    private static final int MOST_KNOWN = 10_000;

    private final Subject subject;
    private final Map<Node, Sums> byNode = new HashMap<>();
    private final Map<List<Label>, Said> known = new IdentityHashMap<>();
    // Of the sample that was heard of last: it passes many nodes.
    private int current = -1;
    private long value;
    private long divisor;
    private Said said = new Said("", List.of());

    NodeTags(Subject subject) {
        this.subject = subject;
    }

    /** What the labels of a sample say: all texts together, and each number. */
    private record Said(String texts, List<Long> numbers) {
        boolean isNothing() {
            return texts.isEmpty() && numbers.isEmpty();
        }
    }

    /** The tags of one node: by text, and by number for those texts, which may be empty. */
    private record Sums(Map<String, Tag> texts, Map<String, Map<String, Tag>> numbers) {
        Sums() {
            this(new HashMap<>(), new HashMap<>());
        }
    }

    @Override
    public void passed(Node node, int number, boolean leaf) {
        if (number != current) {
            current = number;
            read(number);
        }
        if (said.isNothing()) {
            return;
        }
        String texts = said.texts;
        Sums tags = byNode.computeIfAbsent(node, added -> new Sums());
        if (!texts.isEmpty()) {
            tags.texts.computeIfAbsent(texts, text -> new Tag(text, 0, "")).add(value, divisor, leaf);
        }
        String unit = subject.labelUnits().of(NUMBER);
        for (long bytes : said.numbers) {
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
            Sums tags = byNode.getOrDefault(node, NONE);
            tags.texts.values().removeIf(tag -> tag.isBelow(cutoff));
            tags.numbers.values().forEach(some -> some.values().removeIf(tag -> tag.isBelow(cutoff)));
        }
    }

    /** How many tags have something of the node alone. */
    long count(Node node) {
        Sums tags = byNode.getOrDefault(node, NONE);
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

    private void read(int number) {
        value = subject.value(subject.whole(number));
        divisor = subject.divisor(subject.whole(number));
        List<Label> labels = subject.labels(number);
        said = known.get(labels);
        if (said == null) {
            said = said(labels);
            if (known.size() < MOST_KNOWN) {
                known.put(labels, said);
            }
        }
    }

    private static Said said(List<Label> labels) {
        String texts = labels.stream()
                .filter(label -> label.isText() && !label.key().equals(ProfileDiff.OF_BASE.key()))
                .map(label -> DotText.contained(label.key() + ":" + label.text()))
                .sorted()
                .collect(Collectors.joining(SEPARATOR));
        List<Long> numbers = labels.stream()
                .filter(label -> !label.isText() && label.key().equals(NUMBER))
                .map(Label::number)
                .toList();
        return new Said(texts, numbers);
    }
}
