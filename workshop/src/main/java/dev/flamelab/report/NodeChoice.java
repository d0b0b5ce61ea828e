package dev.flamelab.report;

import java.util.List;

/** How a report sorts the nodes of a graph and which of them it shows when it may not show all. */
interface NodeChoice {
    /** Sorts them, the most important first. */
    void sort(List<Node> nodes);

    /** How many of these sorted nodes to show, when a person asked for so many. */
    default int limit(List<Node> sorted, int wanted) {
        return Math.min(wanted, sorted.size());
    }

    /** Hears what goes into a graph that is about to be built anew; null when there is nothing to hear. */
    default SampleListener newListener() {
        return null;
    }

    /** Leaves out what was heard of these nodes and is smaller than this. */
    default void dropBelow(long cutoff, List<Node> nodes) {}

    /** Hears of each sample that a graph is built of. */
    interface SampleListener {
        /** A sample passed a node, once; {@code leaf} says that its value is the node's own. */
        void passed(Node node, int sample, boolean leaf);
    }
}
