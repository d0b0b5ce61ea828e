package dev.flamelab.capture;

import dev.flamelab.pprof.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Labels of samples, each set of them with a number from 0. */
final class LabelTable {
    private final List<List<Label>> sets = new ArrayList<>();
    private final Map<List<Label>, Integer> numbers = new HashMap<>();

    int number(List<Label> labels) {
        Integer number = numbers.get(labels);
        if (number == null) {
            number = sets.size();
            sets.add(labels);
            numbers.put(labels, number);
        }
        return number;
    }

    List<Label> labels(int number) {
        return sets.get(number);
    }
}
