package dev.flamelab.drawing;

import java.util.Map;

/** How much trouble Graphviz takes over the places of nodes and the ways of edges. */
enum Layout {
    /** As much as it likes. */
    FINE(Map.of()),
    /** Little: edges are straight lines, and more of them cross. A dense graph takes a second instead of a minute. */
    COARSE(Map.of("nslimit", "1", "nslimit1", "1", "mclimit", "0.2", "splines", "line"));

    private final Map<String, String> attributes;

    Layout(Map<String, String> attributes) {
        this.attributes = attributes;
    }

    /** The attributes of the graph that ask for it. */
    Map<String, String> attributes() {
        return attributes;
    }
}
