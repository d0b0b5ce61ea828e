package dev.flamelab.site;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileDiff;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A key that labels of a profile have, and what they say.
 *
 * @param isNumber whether a range is the way to choose some of them
 * @param values some of them, when there are very many
 */
record TagKeys(String key, boolean isNumber, List<String> values) {
    private static final int MOST = 200;

    /** Those of a profile, by name. */
    static List<TagKeys> of(Profile profile) {
        Set<List<Label>> lists = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Sample sample : profile.samples()) {
            if (!sample.labels().isEmpty()) lists.add(sample.labels());
        }
        Map<String, Set<String>> texts = new TreeMap<>();
        Map<String, Set<String>> numbers = new TreeMap<>();
        for (List<Label> labels : lists) {
            for (Label label : labels) {
                if (label.equals(ProfileDiff.OF_BASE)) continue;
                var values =
                        (label.isText() ? texts : numbers).computeIfAbsent(label.key(), key -> new LinkedHashSet<>());
                if (values.size() < MOST) values.add(label.isText() ? label.text() : label.number() + label.unit());
            }
        }
        List<TagKeys> keys = new ArrayList<>();
        texts.forEach((key, values) ->
                keys.add(new TagKeys(key, false, values.stream().sorted().toList())));
        numbers.forEach((key, values) -> keys.add(new TagKeys(key, true, List.copyOf(values))));
        return keys;
    }
}
