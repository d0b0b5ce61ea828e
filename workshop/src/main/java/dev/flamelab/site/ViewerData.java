package dev.flamelab.site;

import java.util.Map;

/** The data sets of the viewer by the name they have under {@code /ui/data/}: one line for each. */
final class ViewerData {
    private static final Map<String, ViewData> ALL = Map.ofEntries(
            // by name
            Map.entry("about", new AboutData()));

    private ViewerData() {}

    /** The one with this name; null when there is none. */
    static ViewData named(String name) {
        return ALL.get(name);
    }
}
