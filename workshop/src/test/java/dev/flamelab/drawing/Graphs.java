package dev.flamelab.drawing;

import java.util.Random;

/** Graphs to be drawn in tests. */
final class Graphs {
    /** As reports write them: a legend, boxes with tooltips, labelled edges, one of them a loop, and odd names. */
    static final String SMALL = """
            digraph "shop" {
            node [style=filled fillcolor="#f8f8f8"]
            subgraph cluster_L { "File: shop" [shape=box fontsize=16 label="File: shop\\lType: cpu\\l" tooltip="shop"] }
            N1 [label="Map\\nput\\n30ms (60.00%)" id="node1" fontsize=24 shape=box tooltip="Map<K,V>.put (30ms)" color="#b21400" fillcolor="#edd8d5"]
            N2 [label="größe\\n0 of 20ms (40.00%)" id="node2" fontsize=8 shape=box tooltip="größe & \\"more\\" (20ms)" color="#b22800" fillcolor="#edd9d5"]
            N1_0 [label = "thread:main" id="N1_0" fontsize=8 shape=box3d tooltip="10ms"]
            N1 -> N1_0 [label=" 10ms" weight=100 tooltip="10ms" labeltooltip="10ms"]
            N2 -> N1 [label=" 20ms" weight=41 penwidth=3 color="#b22800" tooltip="größe -> Map<K,V>.put (20ms)"]
            N1 -> N1 [label=" 5ms" style="dotted"]
            }
            """;

    private Graphs() {}

    /** Many nodes with many edges between them: Graphviz has a hard time. */
    static String dense(int nodes, int edges) {
        var random = new Random(7);
        var dot = new StringBuilder("digraph \"dense\" {\n");
        for (int i = 0; i < nodes; i++) {
            dot.append("N" + i + " [label=\"function" + i + "\" shape=box]\n");
        }
        for (int i = 0; i < edges; i++) {
            dot.append("N" + random.nextInt(nodes) + " -> N" + random.nextInt(nodes) + " [label=\" 12ms\"]\n");
        }
        return dot.append("}\n").toString();
    }
}
