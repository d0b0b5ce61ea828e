package dev.flamelab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Some of the numbers that a node's samples are labelled with, and what was measured under them.
 *
 * @param name the number, or the least and the greatest: {@code 16B..4kB}
 */
record Range(String name, long flat, long cum) {

    /** The numbers one by one if they are few; else the largest tags, each with those that lie nearest to it. */
    static List<Range> of(List<Tag> largestFirst, boolean flatOnly) {
        if (largestFirst.size() <= TagBoxes.MOST) {
            return largestFirst.stream()
                    .map(tag -> new Range(tag.name(), tag.flatValue(), tag.cumValue()))
                    .toList();
        }
        List<List<Tag>> groups = new ArrayList<>();
        for (Tag tag : largestFirst.subList(0, TagBoxes.MOST)) {
            groups.add(new ArrayList<>(List.of(tag)));
        }
        for (Tag tag : largestFirst.subList(TagBoxes.MOST, largestFirst.size())) {
            nearest(tag, groups).add(tag);
        }
        return groups.stream().map(Range::of).sorted(largestFirst(flatOnly)).toList();
    }

    private static List<Tag> nearest(Tag tag, List<List<Tag>> groups) {
        return groups.stream()
                .min(Comparator.comparingDouble(group -> distance(tag, group.get(0))))
                .orElseThrow();
    }

    private static double distance(Tag tag, Tag other) {
        return Math.abs(in(tag.unit(), other) - tag.value());
    }

    private static Range of(List<Tag> group) {
        Tag least = group.get(0);
        Tag greatest = least;
        var sum = new Tag("", 0, "");
        for (Tag tag : group) {
            sum.add(tag);
            least = (long) in(least.unit(), tag) < least.value() ? tag : least;
            greatest = (long) in(greatest.unit(), tag) > greatest.value() ? tag : greatest;
        }
        // Each in the unit that suits it: in that of the report all of them might be nothing.
        String name = Units.label(least.value(), least.unit(), "auto");
        if (group.size() > 1) {
            name += ".." + Units.label(greatest.value(), greatest.unit(), "auto");
        }
        return new Range(DotText.contained(name), sum.flatValue(), sum.cumValue());
    }

    private static double in(String unit, Tag tag) {
        return Units.scale(tag.value(), tag.unit(), unit).value();
    }

    private static Comparator<Range> largestFirst(boolean flatOnly) {
        Comparator<Range> byFlat =
                Comparator.comparingLong((Range range) -> Math.abs(range.flat)).reversed();
        Comparator<Range> byCum =
                Comparator.comparingLong((Range range) -> Math.abs(range.cum)).reversed();
        return (flatOnly ? byFlat : byCum.thenComparing(byFlat)).thenComparing(Range::name);
    }
}
