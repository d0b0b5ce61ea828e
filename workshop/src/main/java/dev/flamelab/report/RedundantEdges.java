package dev.flamelab.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes out edges that only say what others say as well: those over places that were left out, where another way leads
 * from the caller to the callee.
 */
final class RedundantEdges {
    private RedundantEdges() {}

    /** Begins with the last of the sorted nodes: what was taken out is no way any more for the edges after it. */
    static void remove(List<Node> sorted) {
        for (Node callee : reversed(sorted)) {
            for (Edge edge : candidates(callee)) {
                if (isAWayWithout(edge)) {
                    edge.remove();
                }
            }
        }
    }

    /** Lightest first; all that are lighter than every direct call, which without them would seem the only way. */
    private static List<Edge> candidates(Node callee) {
        return reversed(callee.callers()).stream().takeWhile(Edge::isResidual).toList();
    }

    /** Whether calls lead from the edge's caller to its callee though the edge itself is not taken. */
    private static boolean isAWayWithout(Edge edge) {
        Set<Node> reached = new HashSet<>(Set.of(edge.caller()));
        Deque<Node> open = new ArrayDeque<>(reached);
        while (!open.isEmpty() && !reached.contains(edge.callee())) {
            open.pop().out().stream()
                    .filter(call -> call != edge && !call.isGone())
                    .map(Edge::callee)
                    .filter(reached::add)
                    .forEach(open::push);
        }
        return reached.contains(edge.callee());
    }

    private static <T> List<T> reversed(List<T> some) {
        List<T> copy = new ArrayList<>(some);
        Collections.reverse(copy);
        return copy;
    }
}
