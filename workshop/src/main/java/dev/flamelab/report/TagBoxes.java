package dev.flamelab.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongFunction;

/** The boxes beside a node that say under which labels how much was measured. */
final class TagBoxes {
    /** How many boxes a node has at most for its texts, and each text for its numbers. */
    static final int MOST = 4;

    private final NodeTags tags;
    private final LongFunction<String> print;

    /** Boxes for these tags, with their values printed so. */
    TagBoxes(NodeTags tags, LongFunction<String> print) {
        this.tags = tags;
        this.print = print;
    }

    /** The boxes of a node, with edges to them; empty when there are none. */
    String of(Node node, String id) {
        // The callees of a leaf were left out, so their values are told of here.
        boolean flatOnly = !node.out().isEmpty();
        var boxes = new StringBuilder();
        List<Tag> texts = largest(tags.texts(node), flatOnly);
        for (int i = 0; i < Math.min(MOST, texts.size()); i++) {
            Tag text = texts.get(i);
            long value = flatOnly ? text.flatValue() : text.cumValue();
            if (value != 0) {
                String box = id + "_" + i;
                add(boxes, id, box, box, text.name(), value, "");
                addNumbers(boxes, box, tags.numbers(node, text.name()), flatOnly);
            }
        }
        addNumbers(boxes, id, tags.numbers(node, ""), flatOnly);
        return boxes.toString();
    }

    private void addNumbers(StringBuilder boxes, String id, Collection<Tag> numbers, boolean flatOnly) {
        List<Range> ranges = Range.of(largest(numbers, flatOnly), flatOnly);
        for (int i = 0; i < ranges.size(); i++) {
            Range range = ranges.get(i);
            boolean own = flatOnly || range.flat() == range.cum();
            long value = own ? range.flat() : range.cum();
            if (value != 0) {
                String box = "N" + id + "_" + i;
                add(boxes, id, box, box, range.name(), value, own ? "" : " style=\"dotted\"");
            }
        }
    }

    private void add(StringBuilder boxes, String from, String to, String id, String name, long value, String style) {
        String printed = print.apply(value);
        boxes.append(to + " [label = \"" + name + "\" id=\"" + id + "\" fontsize=8 shape=box3d tooltip=\"" + printed
                + "\"]\n");
        boxes.append(from + " -> " + to + " [label=\" " + printed + "\" weight=100 tooltip=\"" + printed
                + "\" labeltooltip=\"" + printed + "\"" + style + "]\n");
    }

    private static List<Tag> largest(Collection<Tag> some, boolean flatOnly) {
        List<Tag> sorted = new ArrayList<>(some);
        sorted.sort(Tag.largestFirst(flatOnly));
        return sorted;
    }
}
