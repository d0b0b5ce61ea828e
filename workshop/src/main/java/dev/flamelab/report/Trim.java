package dev.flamelab.report;

/**
 * What to leave out of a report because it is small.
 *
 * @param nodeCount how many nodes to show; 0 for all, {@link #USUAL} for as many as the report shows by itself
 * @param nodeFraction nodes below this share of the whole are left out
 * @param edgeFraction edges below this share of the whole are left out
 */
public record Trim(int nodeCount, double nodeFraction, double edgeFraction) {
    /** As many nodes as a kind of report shows when it is not told. */
    public static final int USUAL = -1;

    /** As pprof trims when it is told nothing. */
    public static final Trim STANDARD = new Trim(USUAL, 0.005, 0.001);

    /** Leaves out nothing. */
    public static final Trim NOTHING = new Trim(0, 0, 0);

    /** The same, but at most so many nodes. */
    public Trim withNodeCount(int count) {
        return new Trim(count, nodeFraction, edgeFraction);
    }

    /** The same, with so many nodes unless a person said how many. */
    Trim withUsual(int count) {
        return nodeCount == USUAL ? withNodeCount(count) : this;
    }
}
