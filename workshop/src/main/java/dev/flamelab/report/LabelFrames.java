package dev.flamelab.report;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes labels into frames: of each key one, whose function is called like the label's values. */
final class LabelFrames {
    private static final int[] NONE = {};

    private final List<String> keys;
    private final String unit;
    private final Map<Function, Integer> numbers;
    private final List<Location> locations;
    private boolean matched;

    /**
     * @param typed keys with commas between them, from the outermost frame to the innermost
     * @param numbers of the functions made so far
     * @param locations all places, which those that are made are added to
     */
    LabelFrames(String typed, String unit, Map<Function, Integer> numbers, List<Location> locations) {
        this.keys = Stream.of(typed.split(",")).filter(key -> !key.isEmpty()).toList();
        this.unit = unit;
        this.numbers = numbers;
        this.locations = locations;
    }

    /** Whether some sample has one of the labels. */
    boolean matched() {
        return matched;
    }

    /** The numbers of the frames that a sample's labels become, innermost first. */
    int[] of(Sample sample) {
        if (keys.isEmpty()) {
            return NONE;
        }
        int[] frames = new int[keys.size()];
        for (int i = 0; i < frames.length; i++) {
            String key = keys.get(frames.length - 1 - i);
            List<String> values = values(sample, key);
            matched |= !values.isEmpty();
            var function = new Function(String.join(",", values), "", key, 0);
            frames[i] = numbers.computeIfAbsent(function, this::add);
        }
        return frames;
    }

    private int add(Function function) {
        locations.add(new Location(null, 0, List.of(new Line(function, 0, 0)), false));
        return locations.size() - 1;
    }

    private List<String> values(Sample sample, String key) {
        List<Label> labels = sample.labels().stream()
                .filter(label -> label.key().equals(key))
                .toList();
        boolean units = labels.stream().anyMatch(label -> !label.unit().isEmpty());
        List<String> values = new ArrayList<>();
        labels.stream().filter(Label::isText).forEach(label -> values.add(label.text()));
        labels.stream()
                .filter(label -> !label.isText())
                .forEach(label -> values.add(Units.label(label.number(), label.unit(), units ? unit : "")));
        return values;
    }
}
