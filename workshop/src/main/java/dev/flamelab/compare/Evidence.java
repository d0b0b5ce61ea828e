package dev.flamelab.compare;

/**
 * What shares of a sample type rest on: observations that were drawn by chance, of which it takes many, or a count of
 * all there is, of which a few will do.
 */
public enum Evidence {
    /** CPU or wall time: one sample every so often. */
    SAMPLES("application samples", 400, false),
    /** Allocations: one sample for every so many bytes. */
    ALLOCATIONS("sampled allocations", 400, false),
    /** Objects in use, of which the JVM watches a few hundred; how many of them there are grows with the run. */
    LIVE_OBJECTS("sampled live objects", 60, true),
    /** Waits: all of them are counted. */
    WAITS("waits", 100, false),
    /** Threads: all of them are counted; how many there are grows with the run. */
    THREADS("threads", 20, true);

    private final String label;
    private final int least;
    private final boolean grows;

    Evidence(String label, int least, boolean grows) {
        this.label = label;
        this.least = least;
        this.grows = grows;
    }

    /** The kind of evidence that there is for a sample type. */
    public static Evidence of(String value) {
        return switch (value) {
            case "alloc_objects", "alloc_space" -> ALLOCATIONS;
            case "inuse_objects", "inuse_space" -> LIVE_OBJECTS;
            case "contentions", "delay" -> WAITS;
            case "goroutine", "threadcreate" -> THREADS;
            default -> SAMPLES;
        };
    }

    /** Below so many chance alone moves a share by more than a verdict can bear. */
    public int least() {
        return least;
    }

    /** Whether the share depends on for how long the service has run, so that only its floor can be asked for. */
    public boolean grows() {
        return grows;
    }

    /** Whether it is all there was, so that two amounts of it can be compared. */
    public boolean isCounted() {
        return this == WAITS || this == THREADS;
    }

    /**
     * An anchor is gone when so much of its cost is left, in percent: a smaller lock is still waited for now and then, a
     * bound is no ban, and of live objects the JVM watches only a few hundred.
     */
    public double mostLeft() {
        if (grows) {
            return 20;
        }
        return this == WAITS ? 10 : 5;
    }

    /** What they are called in a table. */
    public String label() {
        return label;
    }
}
