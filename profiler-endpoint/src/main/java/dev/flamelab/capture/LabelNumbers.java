package dev.flamelab.capture;

import dev.flamelab.pprof.Label;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The labels of one source's samples in one chunk, which has a class and the size of an object for them, or a name. */
final class LabelNumbers {
    private final JfrSums sums;
    private final JfrSource source;
    private final LabelTable labels;
    private final SumTable known = new SumTable();
    private int[] numbers = new int[64];

    LabelNumbers(JfrSums sums, JfrSource source, LabelTable labels) {
        this.sums = sums;
        this.source = source;
        this.labels = labels;
    }

    /** The number of the labels. @param sizeAndMark as {@link JfrSums#of} has them */
    int of(long type, long sizeAndMark) throws IOException {
        int before = known.size();
        int row = known.row(type, sizeAndMark, 0);
        if (row == before) {
            if (row == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * row);
            }
            numbers[row] = labels.number(labels(type, sizeAndMark >> 1, (sizeAndMark & 1) != 0));
        }
        return numbers[row];
    }

    private List<Label> labels(long number, long size, boolean ofProfiler) throws IOException {
        List<Label> made = new ArrayList<>(3);
        boolean isRegion = source == JfrSource.REGION;
        String className = isRegion ? "" : sums.chunk().className(number);
        if (isRegion && !sums.name(number).isEmpty()) {
            made.add(Label.text("region", sums.name(number)));
        }
        if (!className.isEmpty()) {
            String type = Names.type(className);
            if (size > 0) {
                made.add(Label.number("bytes", ObjectSizes.shown(type, size), ""));
            }
            made.add(Label.text("class", type));
        }
        if (ofProfiler) {
            made.add(Site.PROFILER);
        }
        return made;
    }
}
