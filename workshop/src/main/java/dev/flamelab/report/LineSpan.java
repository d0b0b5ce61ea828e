package dev.flamelab.report;

import java.util.List;

/** Which lines of a function to show: from where it begins, if that is known, to a little below what was measured. */
record LineSpan(long first, long last) {
    /** How many lines are shown around those that were measured. */
    private static final int MARGIN = 5;

    /** As pprof goes about it: a function that begins before all others so far does not move the end. */
    static LineSpan around(List<Node> nodes) {
        long first = firstLine(nodes.get(0));
        long last = nodes.get(0).name().line() + MARGIN;
        for (Node node : nodes) {
            if (firstLine(node) < first) {
                first = firstLine(node);
            } else {
                last = Math.max(last, node.name().line() + MARGIN);
            }
        }
        return new LineSpan(Math.max(1, first), last);
    }

    private static long firstLine(Node node) {
        long start = node.name().startLine();
        return start != 0 ? start : node.name().line() - MARGIN;
    }
}
