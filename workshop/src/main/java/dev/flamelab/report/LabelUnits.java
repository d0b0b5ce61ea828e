package dev.flamelab.report;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** In which unit the numbers of each label key are: the first that a sample gives, or what the key itself suggests. */
final class LabelUnits {
    private final Map<String, String> byKey = new TreeMap<>();
    private final Map<String, TreeSet<String>> ignored = new TreeMap<>();

    private LabelUnits() {}

    static LabelUnits of(List<Sample> samples) {
        var units = new LabelUnits();
        for (Sample sample : samples) {
            for (Label label : sample.labels()) {
                if (!label.isText()) {
                    units.add(label);
                }
            }
        }
        for (var entry : units.byKey.entrySet()) {
            if (entry.getValue().isEmpty()) {
                entry.setValue(suggestedBy(entry.getKey()));
            }
        }
        return units;
    }

    /** The unit of a key's numbers; empty for a key that no sample has. */
    String of(String key) {
        return byKey.getOrDefault(key, "");
    }

    /** Says for which keys there are several units. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (var entry : ignored.entrySet()) {
            warnings.add("For tag " + entry.getKey() + " used unit " + of(entry.getKey())
                    + ", also encountered unit(s) " + String.join(", ", entry.getValue()));
        }
        return warnings;
    }

    private void add(Label label) {
        String known = byKey.putIfAbsent(label.key(), label.unit());
        if (known == null || label.unit().isEmpty() || known.equals(label.unit())) {
            return;
        }
        if (known.isEmpty()) {
            byKey.put(label.key(), label.unit());
        } else {
            ignored.computeIfAbsent(label.key(), added -> new TreeSet<>()).add(label.unit());
        }
    }

    private static String suggestedBy(String key) {
        return key.equals("alignment") || key.equals("request") ? "bytes" : key;
    }
}
