package dev.flamelab.report;

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
}
