package dev.flamelab.report;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes labels into frames, outermost or innermost ones: of each key one, whose function is called like the label's
 * values. A sample without such a label gets a frame all the same.
 */
final class LabelFrames {
    private final List<String> rootKeys;
    private final List<String> leafKeys;
    private final String unit;
    private final List<Location> places;
    private final Map<Function, Integer> numbers = new HashMap<>();
    private final List<int[]> roots = new ArrayList<>();
    private final List<int[]> leaves = new ArrayList<>();

    private LabelFrames(Filter filter, String unit, List<Location> places) {
        this.rootKeys = keys(filter.get(Filter.By.TAGROOT));
        this.leafKeys = keys(filter.get(Filter.By.TAGLEAF));
        this.unit = unit;
        this.places = places;
    }

    /** Makes the frames of all samples; their places are added to those that there are. */
    static LabelFrames of(List<Sample> samples, Filter filter, String unit, List<Location> places) {
        var frames = new LabelFrames(filter, unit, places);
        if (!frames.isEmpty()) {
            samples.forEach(frames::add);
        }
        return frames;
    }

    /** The options that ask for frames of labels which no sample has. */
    static List<Filter.By> unmatched(List<Sample> samples, Filter filter) {
        List<Filter.By> unmatched = new ArrayList<>();
        for (Filter.By by : List.of(Filter.By.TAGROOT, Filter.By.TAGLEAF)) {
            if (filter.get(by).isEmpty()) {
                continue;
            }
            List<String> keys = keys(filter.get(by));
            if (samples.stream().noneMatch(sample -> hasAny(sample, keys))) {
                unmatched.add(by);
            }
        }
        return unmatched;
    }

    /** Adds the frames that a sample's labels became to its stack. */
    void surround(Frames stack, int sample) {
        if (!isEmpty()) {
            stack.surround(leaves.get(sample), roots.get(sample));
        }
    }

    private boolean isEmpty() {
        return rootKeys.isEmpty() && leafKeys.isEmpty();
    }

    private void add(Sample sample) {
        roots.add(frames(sample, rootKeys));
        leaves.add(frames(sample, leafKeys));
    }

    /** Innermost first: the first key is the outermost. */
    private int[] frames(Sample sample, List<String> keys) {
        int[] frames = new int[keys.size()];
        for (int i = 0; i < frames.length; i++) {
            String key = keys.get(frames.length - 1 - i);
            var function = new Function(String.join(",", values(sample, key)), "", key, 0);
            frames[i] = numbers.computeIfAbsent(function, this::place);
        }
        return frames;
    }

    private int place(Function function) {
        places.add(new Location(null, 0, List.of(new Line(function, 0, 0)), false));
        return places.size() - 1;
    }

    private List<String> values(Sample sample, String key) {
        List<Label> labels = sample.labels().stream()
                .filter(label -> label.key().equals(key))
                .toList();
        boolean hasUnits = labels.stream().anyMatch(label -> !label.unit().isEmpty());
        List<String> values = new ArrayList<>();
        labels.stream().filter(Label::isText).forEach(label -> values.add(label.text()));
        labels.stream()
                .filter(label -> !label.isText())
                .forEach(label -> values.add(Units.label(label.number(), label.unit(), hasUnits ? unit : "")));
        return values;
    }

    private static boolean hasAny(Sample sample, List<String> keys) {
        return sample.labels().stream().anyMatch(label -> keys.contains(label.key()));
    }

    private static List<String> keys(String typed) {
        List<String> keys = new ArrayList<>();
        for (String key : typed.split(",")) {
            if (!key.isEmpty()) {
                keys.add(key);
            }
        }
        return keys;
    }
}
