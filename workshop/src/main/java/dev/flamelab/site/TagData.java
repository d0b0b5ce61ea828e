package dev.flamelab.site;

import dev.flamelab.report.Tags;
import java.util.List;

/** What was measured under each label, and what a page asks for to see the samples of one. */
record TagData(List<Tags.Key> keys) {
    static TagData of(Asked asked) {
        return new TagData(Tags.of(asked.profile(), asked.view()).keys());
    }
}
