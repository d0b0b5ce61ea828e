package dev.flamelab.report;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * Takes out edges that only say what others say as well: those over places that were left out, where another way leads
 * from the caller to the callee.
 */
final class RedundantEdges {
    private RedundantEdges() {}

    /** From the last of the sorted nodes to the first, and from the lightest edge on, so that heavy ones stay. */
    static void remove(List<Node> sorted) {
        for (int i = sorted.size() - 1; i >= 0; i--) {
            List<Edge> in = sorted.get(i).callers();
            // An edge that is heavier than a direct call stays, or people would wonder.
            for (int j = in.size() - 1; j >= 0 && in.get(j).isResidual(); j--) {
                if (hasDetour(in.get(j))) {
                    in.get(j).remove();
                }
            }
        }
    }

    private static boolean hasDetour(Edge direct) {
        Set<Node> seen = new HashSet<>(Set.of(direct.callee()));
        Queue<Node> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            for (Edge edge : next.remove().in()) {
                if (edge == direct) {
                    continue;
                }
                if (edge.caller() == direct.caller()) {
                    return true;
                }
                if (seen.add(edge.caller())) {
                    next.add(edge.caller());
                }
            }
        }
        return false;
    }
}
