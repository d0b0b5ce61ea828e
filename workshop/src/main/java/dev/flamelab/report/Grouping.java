package dev.flamelab.report;

/**
 * How frames become nodes.
 *
 * @param inlines whether calls inlined into their caller are nodes of their own
 * @param byProgram whether the same function of two programs is two nodes, as listings want it
 */
record Grouping(Granularity granularity, boolean inlines, boolean byProgram, SourcePaths paths) {}
