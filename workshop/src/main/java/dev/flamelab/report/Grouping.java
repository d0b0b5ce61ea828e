package dev.flamelab.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How frames become nodes.
 *
 * @param inlines whether calls inlined into their caller are nodes of their own
 * @param columns whether two calls in one line are told apart
 * @param byProgram whether the same function of two programs is two nodes, as listings want it
 * @param byCaller whether the same function under two callers is two nodes: the graph is then a tree
 * @param dropNegative whether nodes with a negative value are left out
 */
record Grouping(
        Granularity granularity,
        boolean inlines,
        boolean columns,
        boolean byProgram,
        boolean byCaller,
        boolean dropNegative,
        SourcePaths paths) {

    /** The same, with programs told apart. */
    Grouping ofPrograms() {
        return new Grouping(granularity, inlines, columns, true, byCaller, dropNegative, paths);
    }

    /** The same, with callers told apart or not. */
    Grouping ofCallers(boolean apart) {
        return new Grouping(granularity, inlines, columns, byProgram, apart, dropNegative, paths);
    }

    /** Those nodes that have a value which is to be shown, in a list that can be sorted. */
    List<Node> shown(Collection<Node> nodes) {
        List<Node> shown = new ArrayList<>();
        for (Node node : nodes) {
            boolean empty = node.cum() == 0 && node.flat() == 0;
            boolean negative = node.flat() < 0 || (node.flat() == 0 && node.cum() < 0);
            if (!empty && !(dropNegative && negative)) {
                shown.add(node);
            }
        }
        return shown;
    }
}
