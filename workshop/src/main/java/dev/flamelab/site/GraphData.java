package dev.flamelab.site;

import dev.flamelab.report.Dot;
import java.util.List;

/**
 * What a page draws the call graph from: the graph in Graphviz's language, and what is in it in words and numbers.
 *
 * @param shown what of the profile is drawn, line by line
 */
record GraphData(String dot, List<String> shown, List<Dot.Box> nodes, List<Dot.Arrow> edges) {
    static GraphData of(Asked asked) {
        Dot dot = Dot.of(asked.profile(), asked.view());
        return new GraphData(dot.bare(), dot.shown(), dot.boxes(), dot.arrows());
    }
}
