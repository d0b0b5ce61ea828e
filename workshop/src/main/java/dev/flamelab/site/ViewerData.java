package dev.flamelab.site;

import dev.flamelab.report.Tags;
import dev.flamelab.report.Traces;
import java.util.Map;

/**
 * The data sets of the viewer by the name they have under {@code /ui/data/}: one line for each. What a page has to know
 * before is {@link AboutData}, and what it is asked for first {@link FlameData}.
 */
final class ViewerData {
    private static final Map<String, ViewData> ALL = Map.ofEntries(
            // by name
            Map.entry("graph", new JsonData(GraphData::of)),
            Map.entry("peek", new TextData(PeekText::of)),
            Map.entry("source", new JsonData(SourceData::of)),
            Map.entry("taglist", new JsonData(TagData::of)),
            Map.entry("tags", new TextData(asked -> Tags.of(asked.profile(), asked.view()))),
            Map.entry("top", new JsonData(TopData::of)),
            Map.entry("traces", new TextData(asked -> Traces.of(asked.profile(), asked.view()))));

    private ViewerData() {}

    /** The one with this name; null when there is none. */
    static ViewData named(String name) {
        return ALL.get(name);
    }
}
