package dev.flamelab.site;

import dev.flamelab.pprof.ProfileDiff;
import dev.flamelab.report.Tags;
import java.util.List;

/** What was measured under each label, and what a page asks for to see the samples of one. */
record TagData(List<Tags.Key> keys) {
    static TagData of(Asked asked) {
        List<Tags.Key> keys = Tags.of(asked.profile(), asked.view()).keys();
        // what tells the samples of a base from the others is no label of theirs
        return new TagData(keys.stream()
                .filter(key -> !key.name().equals(ProfileDiff.OF_BASE.key()))
                .toList());
    }
}
